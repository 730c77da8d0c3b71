import type { CellReason, CellShift, MissingChange } from '../../domain/cell.ts';
import type { Pin } from '../../domain/agent.ts';
import { isOnLeave } from '../availability.ts';
import type { Assessed, Cell } from './assess.ts';
import { missingInWords, rulesInWords, shiftInWords } from './words.ts';

/** What the reasons of a cell are read off. */
export interface Findings {
  readonly shift: CellShift | null;
  /** Leaving the shift out; undefined on a day off. */
  readonly without: Assessed | undefined;
  readonly missingWithout: readonly MissingChange[];
  /** Working some shift that day, each by itself. */
  readonly shifts: readonly Assessed[];
}

/** Why somebody works as the roster has it, or does not work, on one date. */
export function reasonsFor(cell: Cell, findings: Findings): CellReason[] {
  const stated = statedReasons(cell, findings.shift);
  return [
    ...stated,
    ...(findings.without === undefined ? offReasons(findings) : shiftReasons(findings.without, findings)),
  ];
}

/** What the request says of the date itself. */
function statedReasons({ known, line, day }: Cell, shift: CellShift | null): CellReason[] {
  const { date } = known.grid.days[day];
  const { person } = line;
  const pin = person.pins.find((one) => one.date === date);
  const wish = known.request.rules['day-off-wanted'];
  return [
    ...(pin === undefined ? [] : [{ kind: 'pin' as const, words: `${pinInWords(pin)}.` }]),
    ...(isOnLeave(person, date) ? [{ kind: 'leave' as const, words: 'On leave on this date.' }] : []),
    ...(person.daysOffWanted.includes(date) && wish.level !== 'off'
      ? [
          {
            kind: 'day-off-wanted' as const,
            words: `Would like the day off (${wish.level}${wish.level === 'preferred' ? `, weight ${wish.weight}` : ''}): ${shift === null ? 'granted' : 'not granted'}.`,
          },
        ]
      : []),
  ];
}

function shiftReasons(without: Assessed, { shift, missingWithout }: Findings): CellReason[] {
  const rules = without.broken;
  return [
    missingWithout.length > 0
      ? {
          kind: 'coverage' as const,
          words: `Without ${shiftInWords(shift)} more would be missing: ${missingInWords(missingWithout, without.missingAgentMinutes)}.`,
        }
      : { kind: 'spare' as const, words: `Without ${shiftInWords(shift)} nobody more would be missing.` },
    ...(rules.length > 0
      ? [{ kind: 'rule' as const, words: `A day off would break ${rulesInWords(rules)}.` }]
      : []),
  ];
}

function offReasons({ shifts }: Findings): CellReason[] {
  if (shifts.length === 0)
    return [
      {
        kind: 'no-shift',
        words: 'No shift of this day is open to the person by contract, availability and law.',
      },
    ];
  const isLegal = ({ broken }: Assessed): boolean => !broken.some(({ level }) => level === 'required');
  const legal = shifts.filter(isLegal);
  if (legal.length === 0) {
    const rules = [...new Set(shifts.flatMap(({ broken }) => broken.slice(0, 1).map(({ rule }) => rule)))];
    const [{ broken }] = shifts;
    return [
      {
        kind: 'rule',
        words: `Every shift of this day would break a rule (${rules.join(', ')}); ${rulesInWords(broken.slice(0, 1))}.`,
      },
    ];
  }
  const most = Math.min(...legal.map(({ missingAgentMinutes }) => missingAgentMinutes));
  return most < 0
    ? [
        {
          kind: 'coverage',
          words: `A shift could fill up to ${-most / 60} of the agent-hours missing; it is no part of this roster because of what it costs, or because the search did not find it.`,
        },
      ]
    : [{ kind: 'not-needed', words: 'No shift that the rules leave open would fill a gap.' }];
}

function pinInWords(pin: Pin): string {
  return pin.kind === 'off'
    ? 'The request pins a day off'
    : `The request pins a shift of ${pin.lengthMinutes} minutes from ${pin.start}`;
}
