import type { CoveringData, DeferrableBatch } from './data.ts';

/** One week of a covering problem on its own. */
export interface WeekAlone {
  readonly data: CoveringData;
  /** Index of each of its shifts in the whole problem. */
  readonly shifts: readonly number[];
}

/**
 * A week in which shifts begin, without the weeks around it: its days and its shifts, nothing required while a shift of the
 * week before may still be on duty, nothing asked of authority, averages, starts, nights and
 * ends of shifts, and only the work that no other week could do.
 * The shifts that a covering of the whole has in this week satisfy it with the same people, so the fewest people of a week
 * are a lower bound for the whole.
 */
export function weekAlone(data: CoveringData, week: number): WeekAlone {
  const days = [...data.weekOfDay.keys()].filter((day) => data.weekOfDay[day] === week);
  const [firstDay] = days;
  const inWeek = (shift: number): boolean => data.weekOfDay[data.shifts[shift].day] === week;
  const shifts = [...data.shifts.keys()].filter(inWeek);
  const begin = Math.min(...shifts.map((shift) => data.shifts[shift].start));
  const end = Math.max(...shifts.map((shift) => data.shifts[shift].end));
  const nextBegin = data.shifts.reduce(
    (first, { day, start }) => (data.weekOfDay[day] > week ? Math.min(first, start) : first),
    data.intervalCount,
  );
  const heldOver = data.shifts.reduce(
    (last, shift) => (data.weekOfDay[shift.day] < week ? Math.max(last, shift.end) : last),
    0,
  );
  const cut = <Values extends Int32Array | Float64Array | Uint8Array>(values: Values): Values =>
    values.slice(begin, end) as Values;
  const needed = (values: Int32Array): Int32Array =>
    cut(values).map((agents, t) => (begin + t < heldOver || begin + t >= nextBegin ? 0 : agents));
  const onlyHere = ({ release, due, agentIntervals }: DeferrableBatch): DeferrableBatch[] => {
    if (release < heldOver || due > nextBegin || release >= end || due <= begin) return [];
    return [{ release: Math.max(0, release - begin), due: Math.min(due, end) - begin, agentIntervals }];
  };
  const position = new Map(shifts.map((shift, index) => [shift, index]));
  const ofWeek = (pinned: ReadonlyMap<number, number>): Map<number, number> =>
    new Map(
      [...pinned].flatMap(([shift, people]) => {
        const index = position.get(shift);
        return index === undefined ? [] : [[index, people] as const];
      }),
    );
  return {
    shifts,
    data: {
      ...data,
      intervalCount: end - begin,
      weekOfDay: new Int32Array(days.length),
      required: data.required.map(needed),
      shortageWeight: data.shortageWeight.map(cut),
      liveExtra: needed(data.liveExtra),
      buffer: needed(data.buffer),
      breakBarred: cut(data.breakBarred),
      shifts: shifts.map((shift) => {
        const { day, start, end: ends, breaks, ...minutes } = data.shifts[shift];
        return {
          ...minutes,
          day: day - firstDay,
          start: start - begin,
          end: ends - begin,
          breaks: breaks.map((one) => ({ ...one, begins: one.begins.map((at) => at - begin) })),
        };
      }),
      groups: data.groups.map((group) => ({
        ...group,
        peopleOnDay: group.peopleOnDay.slice(firstDay, firstDay + days.length),
        personDaysInWeek: group.personDaysInWeek.slice(week, week + 1),
        leastMinutes: group.leastMinutes && {
          perPerson: group.leastMinutes.perPerson.slice(week, week + 1),
          away: group.leastMinutes.away.slice(week, week + 1),
        },
        periodLimits: [],
        shifts: group.shifts.flatMap((shift) => position.get(shift) ?? []),
        pinned: ofWeek(group.pinned),
      })),
      sharedPeople: data.sharedPeople.map((shared) => ({
        ...shared,
        peopleOnDay: shared.peopleOnDay.slice(firstDay, firstDay + days.length),
        personDaysInWeek: shared.personDaysInWeek.slice(week, week + 1),
        pinned: ofWeek(shared.pinned),
      })),
      authorityFloors: [],
      // Who works in another week only counts as working too.
      peopleLimits: data.peopleLimits.map((limit) => ({ ...limit, minimumPeople: 0 })),
      responseBands: [],
      deferrable: data.deferrable.map((work) => ({ ...work, batches: work.batches.flatMap(onlyHere) })),
      startLimit: undefined,
      nightShare: undefined,
      endStaggering: undefined,
    },
  };
}
