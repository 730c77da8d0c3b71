import type { CoveringInput } from '../covering-data.ts';
import { MoveFinder } from './find-moves.ts';
import type { MoveSettings } from './find-moves.ts';
import { LineJudge } from './line-judge.ts';
import { MOVE_KINDS } from './move.ts';
import type { Move } from './move.ts';
import { PersonPrice } from './person-price.ts';
import type { PublishedLine } from './published-lines.ts';
import type { StaffedLines } from './staffed-lines.ts';

export interface RepairSettings extends MoveSettings {
  readonly maximumChanges: number;
  readonly shouldStop: () => boolean;
}

export interface Repair {
  readonly moves: readonly Move[];
  /** Why no further move was made. */
  readonly ended: 'nothing-worth-it' | 'changes-used-up' | 'stopped';
}

/** A move of an earlier kind goes before a better one of a later kind that is worth up to so many times as much. */
const PREFERENCE_FOR_EARLIER_KINDS = 2;

/**
 * Closes what is missing by changing as few person-dates as pays: again and again the best move of one person, or of two
 * where one alone is not worth it; swaps before further shifts before overtime. Changes `state`.
 */
export function repair(
  input: CoveringInput,
  lines: readonly PublishedLine[],
  state: StaffedLines,
  settings: RepairSettings,
): Repair {
  const moves: Move[] = [];
  const judge = new LineJudge(input, lines);
  const price = new PersonPrice(input, lines);
  let left = settings.maximumChanges;
  while (left > 0) {
    if (settings.shouldStop()) return { moves, ended: 'stopped' };
    const finder = new MoveFinder(input, lines, state, judge, price, settings);
    const alone = finder.best(1, left);
    const together = alone.swap === undefined && left > 1 ? finder.best(2, left) : {};
    const move = preferred([...Object.values(alone), ...Object.values(together)]);
    if (move === undefined) return { moves, ended: 'nothing-worth-it' };
    state.apply(move.changes);
    moves.push(move);
    left -= move.changes.length;
  }
  return { moves, ended: 'changes-used-up' };
}

/** The best move of the earliest kind that is worth enough beside the others; undefined without any. */
function preferred(found: readonly Move[]): Move | undefined {
  const valueOf = ({ worthMinutes, favourMinutes }: Move): number => worthMinutes + favourMinutes;
  const most = Math.max(...found.map(valueOf));
  return found
    .filter((move) => valueOf(move) * PREFERENCE_FOR_EARLIER_KINDS >= most)
    .sort((a, b) => MOVE_KINDS.indexOf(a.kind) - MOVE_KINDS.indexOf(b.kind) || valueOf(b) - valueOf(a))
    .at(0);
}
