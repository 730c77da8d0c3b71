import type { CellChange, CellShift, MissingChange } from '../../domain/cell.ts';
import type { Violation } from '../../domain/roster.ts';
import { counted, stretchInWords } from '../explanation/words.ts';

const TIME = ['YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length] as const;
const MOST_STRETCHES = 3;
const MOST_RULES = 3;

/** “11:00–20:00 (full-time-8h)”, or “a day off”. */
export function shiftInWords(shift: Pick<CellShift, 'start' | 'end' | 'template'> | null): string {
  if (shift === null) return 'a day off';
  return `${shift.start.slice(...TIME)}–${shift.end.slice(...TIME)} (${shift.template})`;
}

/** “11:00–20:00 (full-time-8h) instead”. */
export function changeInWords(change: CellChange): string {
  if (change.kind === 'off') return 'A day off instead';
  if (change.kind === 'shift') return `${shiftInWords(change.shift)} instead`;
  const { with: colleague, shift, theirs } = change;
  return `Exchange with ${colleague}: ${shiftInWords(shift)} for ${shiftInWords(theirs)}`;
}

/** “1 agent for chat Monday 2026-11-23 11:00–12:00, …; 2 agent-hours in all”, of those more (or fewer) missing. */
export function missingInWords(missing: readonly MissingChange[], agentMinutes: number): string {
  const largest = missing.toSorted((a, b) => minutesOf(b) - minutesOf(a)).slice(0, MOST_STRETCHES);
  const parts = largest.map(
    ({ kind, queue, start, end, agents }) =>
      `${counted(Math.abs(agents), 'agent')} ${SUBJECTS[kind](queue)} ${stretchInWords(start, end)}`,
  );
  const more = missing.length > largest.length ? ' and more' : '';
  return `${parts.join(', ')}${more}; ${counted(Math.abs(agentMinutes) / 60, 'agent-hour')} in all`;
}

/** “daily-rest (preferred) for a01: …”. */
export function rulesInWords(found: readonly Violation[]): string {
  const parts = found
    .slice(0, MOST_RULES)
    .map(
      ({ rule, level, person, detail }) =>
        `${rule}${level === 'preferred' ? ' (preferred)' : ''}${person === undefined ? '' : ` for ${person}`}: ${detail}`,
    );
  return found.length > MOST_RULES
    ? `${parts.join('; ')}; and ${found.length - MOST_RULES} more`
    : parts.join('; ');
}

/** “+480” or “−480”. */
export function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

const SUBJECTS: Readonly<Record<MissingChange['kind'], (queue: string | undefined) => string>> = {
  queue: (queue) => `for ${queue}`,
  'live-extra': () => 'extra for a live stream',
  buffer: () => 'as buffer',
  deferrable: () => 'for work that can wait',
};

function minutesOf({ start, end, agents }: MissingChange): number {
  return ((Date.parse(end) - Date.parse(start)) / 60_000) * Math.abs(agents);
}
