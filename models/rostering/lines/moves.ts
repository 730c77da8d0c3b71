import { MOST_SHIFTS, type CountLimit, type LinesData, type ShiftType, type SuccessionCost } from './data.ts';

/**
 * What a person can do on a day as far as the rules see it: shifts that last equally long, may follow and be followed by
 * the same shifts at the same costs and count towards the same limits are one move, worked as whichever of them is cheapest.
 */
export interface Move {
  /** Empty for a day off. */
  readonly shifts: readonly number[];
  readonly minutes: number;
  /** Succession class: moves of one class leave the same moves open afterwards, at the same costs. */
  readonly leaves: number;
  /** 1 for each tracked limit that it counts towards. */
  readonly counts: readonly number[];
}

export interface Moves {
  /** The first is the day off. */
  readonly moves: readonly Move[];
  readonly classCount: number;
  /** [class][move]: cost of the move on the day after one of the class; Infinity where it may not be made. */
  readonly costNextDay: readonly (readonly number[])[];
  /** [class] rest class: 0 where a single day off leaves every move open at no cost. */
  readonly restClassOf: readonly number[];
  /** [rest class][move]: cost of the move after a single day off. */
  readonly costAfterDayOff: readonly (readonly number[])[];
}

/**
 * Groups the shifts into moves and the moves into succession classes.
 *
 * @throws if there are more shifts than a line tells apart
 */
export function groupMoves({ shifts }: LinesData, tracked: readonly CountLimit[]): Moves {
  if (shifts.length > MOST_SHIFTS)
    throw new Error(`${shifts.length} shifts; a line tells at most ${MOST_SHIFTS} apart`);
  const all = [...shifts.keys()];
  const nextDay = shifts.map(({ barredNextDay, costNextDay }) => costs(all, barredNextDay, costNextDay));
  const afterDayOff = shifts.map(({ barredAfterDayOff, costAfterDayOff }) =>
    costs(all, barredAfterDayOff, costAfterDayOff),
  );
  const [nextDayText, afterDayOffText] = [nextDay, afterDayOff].map((rows) => rows.map((row) => row.join()));
  const leaving = shifts.map((_, shift) => `${nextDayText[shift]};${afterDayOffText[shift]}`);
  const classes = [...new Set(leaving)];
  const restClasses = [...new Set([all.map(() => 0).join(), ...afterDayOffText])];
  const groups = new Map<string, number[]>();
  shifts.forEach(({ minutes }, shift) => {
    const counts = tracked.map((limit) => limit.shifts.includes(shift));
    const entering = all.map((before) => `${nextDay[before][shift]} ${afterDayOff[before][shift]}`);
    const key = [minutes, classes.indexOf(leaving[shift]), entering, counts].join(';');
    groups.set(key, [...(groups.get(key) ?? []), shift]);
  });
  const worked = [...groups.values()].map((members): Move => ({
    shifts: members,
    minutes: shifts[members[0]].minutes,
    leaves: classes.indexOf(leaving[members[0]]),
    counts: tracked.map((limit) => (limit.shifts.includes(members[0]) ? 1 : 0)),
  }));
  const dayOff: Move = { shifts: [], minutes: 0, leaves: 0, counts: tracked.map(() => 0) };
  const byMove = (row: readonly number[]): number[] => [
    0,
    ...worked.map(({ shifts: [first] }) => row[first]),
  ];
  const memberOf = (kept: readonly string[], texts: readonly string[]): number[] =>
    kept.map((text) => texts.indexOf(text));
  return {
    moves: [dayOff, ...worked],
    classCount: classes.length,
    costNextDay: memberOf(classes, leaving).map((shift) => byMove(nextDay[shift])),
    restClassOf: memberOf(classes, leaving).map((shift) => restClasses.indexOf(afterDayOffText[shift])),
    costAfterDayOff: memberOf(restClasses, afterDayOffText).map((shift) =>
      byMove(afterDayOff[shift] ?? all.map(() => 0)),
    ),
  };
}

/** [shift] what it costs to follow; Infinity where it is barred. */
function costs(
  all: readonly number[],
  barred: ShiftType['barredAfterDayOff'] = [],
  listed: readonly SuccessionCost[] = [],
): number[] {
  const following = all.map(() => 0);
  for (const { shift, cost } of listed) following[shift] += cost;
  for (const shift of barred) following[shift] = Infinity;
  return following;
}
