import type { CoverShift, CoveringData, PeopleGroup } from './data.ts';
import type { BreakBegin, Covering } from './decode.ts';
import { transport } from './transport.ts';

/**
 * Judges a covering from the data alone, one argument per person wherever there is one: rests by pairing each day's people
 * with the next day's, breaks by handing every begin to somebody whose window holds it. Shares no code with what builds
 * or solves the model. What a covering leaves short is no breach; `shortage-left.ts` measures it.
 * @returns one sentence per breach; empty when every group can work its shifts
 */
export function checkCovering(data: CoveringData, covering: Covering): string[] {
  const limits = data.peopleLimits.flatMap(({ name, groups, maximumPeople }) => {
    const people = sum(groups.map((g) => covering.people[g]));
    return people > maximumPeople ? [`${name}: ${people} people work; ${maximumPeople} may together`] : [];
  });
  const idle = data.groups.flatMap(({ name }, g) => {
    const isCounted = data.peopleLimits.some((limit) => limit.minimumPeople > 0 && limit.groups.includes(g));
    const shifts = sum([...covering.shifts[g].values()]);
    return isCounted && covering.people[g] > shifts
      ? [`${name}: ${covering.people[g]} people count as working on ${shifts} shifts`]
      : [];
  });
  const errors = data.groups.flatMap((group, g) => {
    const people = covering.people[g];
    const counts = covering.shifts[g];
    const errors = [
      ...numberErrors(group, people, counts, covering.breaks[g]),
      ...shiftErrors(data, group, counts),
      ...dayErrors(data, group, people, counts),
      ...weekErrors(data, group, people, counts),
      ...restErrors(data, group, people, counts),
      ...breakErrors(data, counts, covering.breaks[g]),
      ...nightErrors(data, group, people, counts),
    ];
    return errors.map((error) => `${group.name}: ${error}`);
  });
  return [...limits, ...idle, ...sharedErrors(data, covering), ...startErrors(data, covering), ...errors];
}

/** People who belong to one of several groups, all their shifts taken together. */
function sharedErrors(data: CoveringData, { shifts }: Covering): string[] {
  return data.sharedPeople.flatMap(({ name, groups, peopleOnDay, personDaysInWeek, pinned }) => {
    const counts = new Map<number, number>();
    for (const [shift, people] of groups.flatMap((g) => [...shifts[g]]))
      counts.set(shift, (counts.get(shift) ?? 0) + people);
    const working = perDay(data, counts);
    const inWeek = (week: number): number =>
      sum([...working].filter((_, day) => data.weekOfDay[day] === week));
    return [
      ...[...working].flatMap((people, day) =>
        people > peopleOnDay[day]
          ? [`${name}: ${people} shifts on day ${day} for ${peopleOnDay[day]} people`]
          : [],
      ),
      ...[...personDaysInWeek].flatMap((days, week) =>
        inWeek(week) > days
          ? [`${name}: ${inWeek(week)} working days in week ${week}; they have ${days}`]
          : [],
      ),
      ...[...pinned].flatMap(([shift, people]) =>
        (counts.get(shift) ?? 0) < people ? [`${name}: fewer than ${people} people on shift ${shift}`] : [],
      ),
    ];
  });
}

function startErrors({ groups, sharedPeople, startLimit }: CoveringData, { shifts }: Covering): string[] {
  if (startLimit === undefined) return [];
  const startsOf = (indices: readonly number[]): number =>
    new Set(indices.map((shift) => startLimit.startOfShift[shift])).size;
  const used = startsOf(shifts.flatMap((counts) => [...counts.keys()]));
  const pinned = startsOf([...groups, ...sharedPeople].flatMap((one) => [...one.pinned.keys()]));
  const most = Math.max(startLimit.maximumStarts, pinned);
  return used > most ? [`shifts have ${used} distinct starts; ${most} are allowed`] : [];
}

/** Nights dealt out as evenly as can be: whoever has n shifts takes ⌈share · n⌉ of them, the pinned ones beside. */
function nightErrors(
  { nightShare }: CoveringData,
  group: PeopleGroup,
  people: number,
  counts: Counts,
): string[] {
  if (nightShare === undefined) return [];
  const { numerator, denominator, isNight } = nightShare;
  const total = sum([...counts.values()]);
  const nights = sum([...counts].map(([shift, working]) => working * isNight[shift]));
  const pinned = sum([...group.pinned].map(([shift, working]) => working * isNight[shift]));
  const most = pinned + Math.floor((total * numerator + people * (denominator - 1)) / denominator + 1e-9);
  return nights > most ? [`${nights} of ${total} shifts are nights; ${most} may be`] : [];
}

type Counts = ReadonlyMap<number, number>;

function numberErrors(
  group: PeopleGroup,
  people: number,
  counts: Counts,
  breaks: readonly BreakBegin[],
): string[] {
  const numbers = [people, ...counts.values(), ...breaks.map((one) => one.people)];
  const wrong = numbers.filter((number) => !Number.isInteger(number) || number < 0);
  const errors = wrong.map((number) => `${number} is no number of people`);
  if (people > group.maximumPeople)
    errors.push(`${people} people work; there are ${group.maximumPeople} at most`);
  return errors;
}

function shiftErrors(data: CoveringData, group: PeopleGroup, counts: Counts): string[] {
  const strange = [...counts.keys()].filter((shift) => !group.shifts.includes(shift));
  const undone = [...group.pinned].filter(([shift, people]) => (counts.get(shift) ?? 0) < people);
  return [
    ...strange.map((shift) => `nobody of the group may work shift ${shift} of ${data.shifts.length}`),
    ...undone.map(
      ([shift, people]) => `${counts.get(shift) ?? 0} people on shift ${shift}, pinned ${people}`,
    ),
  ];
}

function dayErrors(data: CoveringData, group: PeopleGroup, people: number, counts: Counts): string[] {
  return [...perDay(data, counts)].flatMap((working, day) => {
    const most = Math.min(people, group.peopleOnDay[day]);
    return working > most ? [`${working} shifts on day ${day} for ${most} people`] : [];
  });
}

function weekErrors(data: CoveringData, group: PeopleGroup, people: number, counts: Counts): string[] {
  const errors: string[] = [];
  for (const week of new Set(data.weekOfDay)) {
    const own = [...counts].filter(([shift]) => data.weekOfDay[data.shifts[shift].day] === week);
    const days = own.reduce((sum, [, working]) => sum + working, 0);
    const minutes = own.reduce((sum, [shift, working]) => sum + working * data.shifts[shift].workMinutes, 0);
    const mostDays = Math.min(people * group.maximumDaysPerWeek, group.personDaysInWeek[week]);
    if (days > mostDays)
      errors.push(`${days} working days in week ${week}; ${people} people have ${mostDays}`);
    if (minutes > people * group.maximumMinutesPerWeek)
      errors.push(`${minutes} minutes in week ${week} are too many for ${people} people`);
  }
  errors.push(...restDayErrors(data, group, people, counts));
  for (const { name, firstDay, lastDay, aboveMinutes, maximumMinutes } of group.periodLimits) {
    const own = [...counts].map(([shift, working]) => ({ ...data.shifts[shift], working }));
    const minutes = own
      .filter(({ day, workMinutes }) => firstDay <= day && day <= lastDay && workMinutes > aboveMinutes)
      .reduce((sum, { workMinutes, working }) => sum + working * (workMinutes - aboveMinutes), 0);
    if (minutes > people * maximumMinutes)
      errors.push(`${minutes} minutes of ${name} are too many for ${people} people`);
  }
  const working = perDay(data, counts);
  for (let first = 0; group.restDayInSeven && first + 7 <= working.length; first++) {
    const days = working.subarray(first, first + 7).reduce((sum, count) => sum + count, 0);
    if (days > 6 * people) errors.push(`${days} working days in the seven from day ${first}`);
  }
  return errors;
}

/** Minutes of the contract's days, when of the days worked as many are rest days, each of the longest shift, as can be. */
function restDayErrors(data: CoveringData, group: PeopleGroup, people: number, counts: Counts): string[] {
  const { restDayWork, maximumDaysPerWeek } = group;
  if (restDayWork === undefined) return [];
  const isHoliday = (shift: number): boolean => data.shifts[shift].standardMinutes === 0;
  return [...new Set(data.weekOfDay)].flatMap((week) => {
    const ofWeek = group.shifts.filter((shift) => data.weekOfDay[data.shifts[shift].day] === week);
    const ordinary = ofWeek.filter((shift) => !isHoliday(shift));
    const days = new Set(ordinary.map((shift) => data.shifts[shift].day)).size;
    const worked = sum(ordinary.map((shift) => counts.get(shift) ?? 0));
    const longest = Math.max(0, ...ordinary.map((shift) => data.shifts[shift].workMinutes));
    const share =
      days > restDayWork.afterDaysPerWeek ? 1 - restDayWork.afterDaysPerWeek / maximumDaysPerWeek : 0;
    const minutes = sum(ofWeek.map((shift) => (counts.get(shift) ?? 0) * data.shifts[shift].workMinutes));
    const contract = restDayWork.maximumMinutesPerWeek * people;
    return minutes - share * worked * longest > contract + 1e-6
      ? [`${minutes} minutes in week ${week} are too many beside those of rest days for ${people} people`]
      : [];
  });
}

/**
 * People who work on one day and people who work on the next can be the same person where the rest between is kept.
 * Pairing as many as can be, those left over on both days are different people.
 */
function restErrors(data: CoveringData, group: PeopleGroup, people: number, counts: Counts): string[] {
  const errors: string[] = [];
  for (let day = 0; day + 1 < data.weekOfDay.length; day++) {
    const today = onDay(data, counts, day);
    const tomorrow = onDay(data, counts, day + 1);
    const paired = sum(
      transport(
        today.map(({ working }) => working),
        tomorrow.map(({ working }) => working),
        (a, b) => today[a].shift.end + group.restIntervals <= tomorrow[b].shift.start,
      ),
    );
    const needed = sum([...today, ...tomorrow].map(({ working }) => working)) - paired;
    if (needed > people)
      errors.push(`days ${day} and ${day + 1} take ${needed} people with their rest; ${people} work`);
  }
  return errors;
}

function breakErrors(data: CoveringData, counts: Counts, breaks: readonly BreakBegin[]): string[] {
  const barred = breaks.filter(({ begin, people }) => people > 0 && data.breakBarred[begin] === 1);
  const errors = barred.map(({ begin }) => `a break begins at ${begin}, where none may`);
  const working = [...counts].map(([shift, people]) => ({ shift: data.shifts[shift], people }));
  const due = working.flatMap(({ shift, people }) =>
    shift.breaks.map(({ pool, begins }) => ({ pool, people, mayBegin: begins })),
  );
  for (const pool of new Set([...breaks, ...due].map((one) => one.pool))) {
    const seekers = due.filter((one) => one.pool === pool);
    const begins = breaks.filter((one) => one.pool === pool);
    const wanted = sum(seekers.map(({ people }) => people));
    const planned = sum(begins.map(({ people }) => people));
    if (planned !== wanted) errors.push(`${planned} breaks of pool ${pool} for ${wanted} people`);
    const taken = sum(
      transport(
        begins.map(({ people }) => people),
        seekers.map(({ people }) => people),
        (begin, seeker) => seekers[seeker].mayBegin.includes(begins[begin].begin),
      ),
    );
    if (taken < wanted) errors.push(`${wanted - taken} people of pool ${pool} find no break in their window`);
  }
  return errors;
}

function onDay(data: CoveringData, counts: Counts, day: number): { shift: CoverShift; working: number }[] {
  return [...counts]
    .map(([shift, working]) => ({ shift: data.shifts[shift], working }))
    .filter(({ shift }) => shift.day === day);
}

function perDay(data: CoveringData, counts: Counts): Int32Array {
  const working = new Int32Array(data.weekOfDay.length);
  for (const [shift, people] of counts) working[data.shifts[shift].day] += people;
  return working;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
