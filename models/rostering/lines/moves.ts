import type { LinesData, CountLimit } from './data.ts';

/**
 * What a person can do on a day as far as the rules see it: shifts that last equally long, may follow and be followed by
 * the same shifts and count towards the same limits are one move, worked as whichever of them is cheapest.
 */
export interface Move {
  /** Empty for a day off. */
  readonly shifts: readonly number[];
  readonly minutes: number;
  /** Succession class: moves of one class leave the same moves open on the next day. */
  readonly leaves: number;
  /** 1 for each tracked limit that it counts towards. */
  readonly counts: readonly number[];
}

export interface Moves {
  /** The first is the day off. */
  readonly moves: readonly Move[];
  readonly classCount: number;
  /** [class][move]: whether the move may be made on the day after one of the class. */
  readonly isOpen: readonly (readonly boolean[])[];
}

/** Groups the shifts into moves and the moves into succession classes. */
export function groupMoves({ shifts }: LinesData, tracked: readonly CountLimit[]): Moves {
  const all = [...shifts.keys()];
  const barredAfter = (shift: number): string =>
    [...new Set(shifts[shift].barredNextDay)].sort((a, b) => a - b).join();
  const barsBefore = (shift: number): string =>
    all.filter((before) => shifts[before].barredNextDay.includes(shift)).join();
  const classes = [...new Set(all.map(barredAfter))];
  const groups = new Map<string, number[]>();
  for (const shift of all) {
    const counts = tracked.map((limit) => limit.shifts.includes(shift));
    const key = [shifts[shift].minutes, barredAfter(shift), barsBefore(shift), counts].join(';');
    groups.set(key, [...(groups.get(key) ?? []), shift]);
  }
  const worked = [...groups.values()].map((members): Move => {
    const [first] = members;
    return {
      shifts: members,
      minutes: shifts[first].minutes,
      leaves: classes.indexOf(barredAfter(first)),
      counts: tracked.map((limit) => (limit.shifts.includes(first) ? 1 : 0)),
    };
  });
  const dayOff: Move = { shifts: [], minutes: 0, leaves: 0, counts: tracked.map(() => 0) };
  const isOpen = classes.map((barred) => {
    const closed = barred === '' ? [] : barred.split(',').map(Number);
    return [true, ...worked.map(({ shifts: [first] }) => !closed.includes(first))];
  });
  return { moves: [dayOff, ...worked], classCount: classes.length, isOpen };
}
