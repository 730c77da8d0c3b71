import type { CoveringData } from '../../models/covering/data.ts';
import type { Covering } from '../../models/covering/decode.ts';
import { coverGreedily } from '../../models/covering/greedy.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import { placeBreaks } from './breaks.ts';
import type { BreakBegins } from './breaks.ts';
import { coveringData } from './covering-data.ts';
import type { CoveringInput } from './covering-data.ts';
import { daysUntilRest } from './history.ts';
import { isOwedMinutes } from './least-minutes.ts';
import type { Group } from './people.ts';
import { brokenPatterns } from './person-patterns.ts';
import { isFreeFor } from './is-free-for.ts';
import type { RosteredPerson } from './rostering.ts';
import type { ShiftCandidate } from './shifts.ts';
import { shiftCost } from './wishes.ts';

/** Named people with their shifts and the begins of their breaks. */
export interface Rostered {
  readonly people: readonly RosteredPerson[];
  readonly begins: BreakBegins;
}

/**
 * Where the members of a group could not take all the shifts that covering counted for them (leave, wishes and minutes of
 * each meet only here), other shifts of whoever has time left fill what is missing, and give the hours that contracts still owe:
 * every person is a group of one, the roster so far stays, and the greedy covering goes on from it.
 */
export function fillGaps(input: CoveringInput, covering: Covering, rostered: Rostered): Rostered {
  const { request, grid, calendars, candidates, groups } = input;
  const wanted = covering.shifts.reduce(
    (sum, shifts) => [...shifts.values()].reduce((a, b) => a + b, sum),
    0,
  );
  const given = rostered.people.reduce((sum, { shifts }) => sum + shifts.length, 0);
  const isOwedWork = rostered.people.some((one) => isOwed(one, grid)) || hasTooFewPeople(request, rostered);
  const isComplete = given === wanted && !isOwedWork;
  // The greedy covering knows no rest over a day off; what a group leaves undone then stays a gap.
  if (isComplete || request.rules['weekly-rest-hours'].level === 'required') return rostered;

  const singles = rostered.people.map((one): Group => {
    const { person, group, shifts } = one;
    const held = new Set(shifts.map(({ candidate }) => candidate));
    const restDay = dayOfRest(request, one);
    const isOpen = (shift: ShiftCandidate): boolean =>
      held.has(shift) ||
      (shift.day !== restDay &&
        isFreeFor(request, person, shift, grid) &&
        shiftCost(request, person, shift, grid) < Infinity);
    return {
      ...groups[group],
      name: person.id,
      members: [person],
      maximumPeople: 1,
      shifts: groups[group].shifts.filter((shift) => isOpen(candidates[shift])),
    };
  });
  const data = coveringData({ ...input, groups: singles });
  const filled = coverGreedily(data, asCovering(rostered, data, input));
  const people = rostered.people.map((one, p): RosteredPerson => {
    const before = new Map(one.shifts.map((shift) => [shift.candidate, shift]));
    const shifts = [...filled.shifts[p].keys()]
      .sort((a, b) => a - b)
      .map((shift) => before.get(candidates[shift]) ?? { candidate: candidates[shift], pinned: false });
    return { ...one, group: p, shifts };
  });
  const begins = placeBreaks(people, filled, data, candidates, calendars);
  // Nor does it know patterns of days: who would break one that is required stays as before.
  const stays = people.map((one, p) => breaksAnother(input, rostered.people[p], one));
  return {
    people: people.map((one, p) =>
      stays[p] ? rostered.people[p] : { ...one, group: rostered.people[p].group },
    ),
    begins: begins.map((own, p) => (stays[p] ? rostered.begins[p] : own)),
  };
}

function breaksAnother(
  { request, grid }: CoveringInput,
  before: RosteredPerson,
  after: RosteredPerson,
): boolean {
  const brokenBy = ({ person, shifts }: RosteredPerson): readonly string[] =>
    brokenPatterns(
      request,
      person,
      shifts.map(({ candidate }) => candidate),
      grid,
    ).map(({ rule }) => rule);
  const known = brokenBy(before);
  return brokenBy(after).some((rule) => !known.includes(rule));
}

/** The first day off of those of which one must be off after what was worked before the horizon; it stays so. */
function dayOfRest(
  request: CoveringInput['request'],
  { person, shifts }: RosteredPerson,
): number | undefined {
  const untilRest = daysUntilRest(request, person);
  if (person.history === undefined || untilRest === Infinity) return undefined;
  const worked = new Set(shifts.map(({ candidate }) => candidate.day));
  for (let day = 0; day <= untilRest; day++) if (!worked.has(day)) return day;
  return undefined;
}

/** Whether of some class fewer people work than are to. */
function hasTooFewPeople({ contractClasses }: CoveringInput['request'], { people }: Rostered): boolean {
  return contractClasses.some(({ id, minimumPeople }) => {
    const working = people.filter(({ person, shifts }) => person.contract.id === id && shifts.length > 0);
    return working.length < minimumPeople;
  });
}

function isOwed({ person, shifts }: RosteredPerson, grid: IntervalGrid): boolean {
  return isOwedMinutes(
    person,
    shifts.map(({ candidate }) => candidate),
    grid,
  );
}

function asCovering(
  { people, begins }: Rostered,
  data: CoveringData,
  { candidates }: CoveringInput,
): Covering {
  const indexOf = new Map(candidates.map((candidate, index) => [candidate, index]));
  return {
    people: people.map(({ shifts }) => (shifts.length > 0 ? 1 : 0)),
    shifts: people.map(({ shifts }) => new Map(shifts.map(({ candidate }) => [indexOf.get(candidate)!, 1]))),
    breaks: people.map(({ shifts }, p) =>
      shifts.flatMap(({ candidate }, k) =>
        data.shifts[indexOf.get(candidate)!].breaks.map(({ pool }, b) => ({
          pool,
          begin: begins[p][k][b],
          people: 1,
        })),
      ),
    ),
  };
}
