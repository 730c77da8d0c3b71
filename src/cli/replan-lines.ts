import type { OpenedGap, Replan, ReplanAction } from '../domain/replan.ts';
import type { ShiftChange, ShiftTimes } from '../domain/roster-diff.ts';
import { counted, stretchInWords } from '../planning/explanation/words.ts';
import { printable } from './terminal.ts';
import { textTable } from './text-table.ts';

/** At most so many gaps and changes are spelled out; the roster has them all. */
const LONGEST_LIST = 12;

/** “86 shifts kept, 5 fall away, 3 further changes; 240 paid minutes fewer”. */
export function replanInWords({ absentShifts, changesBeyondAbsences, changes }: Replan): string {
  const { kept, minutes } = changes;
  const parts = [
    `${counted(kept, 'shift')} kept`,
    ...(absentShifts === 0 ? [] : [`${absentShifts} ${absentShifts === 1 ? 'falls' : 'fall'} away`]),
    counted(changesBeyondAbsences, 'further change'),
  ];
  const paid = counted(Math.abs(minutes), 'paid minute');
  return `${parts.join(', ')}; ${minutes === 0 ? 'as many paid minutes' : `${paid} ${minutes < 0 ? 'fewer' : 'more'}`}`;
}

/** What was done for each gap of a published roster, and whose shifts changed; empty where nothing was. */
export function replanLines(replan: Replan): string[] {
  const gaps = gapsClosed(replan);
  const { changes } = replan.changes;
  const table = textTable(
    [
      { title: 'Date', align: 'left' },
      { title: 'Person', align: 'left' },
      { title: 'Was', align: 'left' },
      { title: 'Is', align: 'left' },
      { title: 'Paid minutes', align: 'right' },
    ],
    changes.slice(0, LONGEST_LIST).map(changeRow),
  );
  return [
    ...section('Gaps of the published roster', gaps.length, [
      ...gaps
        .slice(0, LONGEST_LIST)
        .flatMap(({ gap, done }) => [gapInWords(gap), ...done.map((one) => `  ${one}`)].map(printable)),
      ...rest(gaps.length),
    ]),
    ...section('Changed shifts', changes.length, [...table, ...rest(changes.length)]),
  ];
}

/** A gap of the published roster with what was done for it, in the order in which it is tried. */
export interface GapClosed {
  readonly gap: OpenedGap;
  readonly done: readonly string[];
}

/** What was done, gap by gap. */
export function gapsClosed({ actions }: Pick<Replan, 'actions'>): GapClosed[] {
  const byGap = new Map<string, { gap: OpenedGap; done: string[] }>();
  for (const action of actions) {
    const key = JSON.stringify(action.gap);
    const known = byGap.get(key) ?? { gap: action.gap, done: [] };
    known.done.push(actionInWords(action));
    byGap.set(key, known);
  }
  return [...byGap.values()];
}

/** “Wednesday 2026-11-25 09:00–13:00, chat: 2 missing, 8 agent-hours”. */
export function gapInWords({ kind, queue, start, end, missing, agentMinutes }: OpenedGap): string {
  const what = kind === 'queue' ? queue : 'extra for a live stream';
  return `${stretchInWords(start, end)}, ${what}: ${missing} missing, ${hours(agentMinutes)}`;
}

/** Date, person, the shift as it was and as it is, paid minutes more. */
export function changeRow({ agent, date, before, after, minutes }: ShiftChange): string[] {
  const sign = minutes < 0 ? '−' : '+';
  return [
    date,
    agent,
    shiftInWords(before),
    shiftInWords(after),
    minutes === 0 ? '0' : `${sign}${Math.abs(minutes)}`,
  ];
}

const ACTION_WORDS: Readonly<Record<ReplanAction['did'], string>> = {
  buffer: 'buffer staff',
  'other-queue': 'from another queue',
  swap: 'other times or days',
  'extra-shift': 'a further shift',
  overtime: 'overtime',
  none: 'nothing',
};

function actionInWords({ did, agentMinutes, words }: ReplanAction): string {
  return `${ACTION_WORDS[did]}, ${hours(agentMinutes)}: ${words}`;
}

const TIME = ['YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length] as const;

function shiftInWords(shift: ShiftTimes | null): string {
  return shift === null ? 'off' : `${shift.start.slice(...TIME)}–${shift.end.slice(...TIME)}`;
}

function hours(agentMinutes: number): string {
  return counted(agentMinutes / 60, 'agent-hour');
}

function rest(count: number): string[] {
  return count > LONGEST_LIST ? [`… and ${count - LONGEST_LIST} more`] : [];
}

function section(title: string, count: number, lines: readonly string[]): string[] {
  return count === 0 ? [] : ['', `${title} (${count})`, ...lines.map((line) => `  ${line}`)];
}
