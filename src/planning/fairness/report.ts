import { DUTIES } from '../../domain/fairness.ts';
import type { DutyFairness, DutyName } from '../../domain/fairness.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { RosterPerson } from '../../domain/roster.ts';
import { isAvailable } from '../availability.ts';
import type { Calendars } from '../calendars.ts';
import type { Person } from '../people.ts';
import { rounded } from '../rounded.ts';
import type { RosteredPerson } from '../rostering.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { daysToWork, freeDays } from './days-to-work.ts';
import { isBufferDuty, isTimedDuty } from './duties.ts';

/**
 * How evenly each duty is shared out among those who work and could have it, with what they bring from before the horizon.
 * @param rostered with their shifts, in the order of `people`
 * @param people the same as the roster states them
 */
export function fairnessReport(
  rostered: readonly Pick<RosteredPerson, 'person' | 'shifts'>[],
  people: readonly RosterPerson[],
  grid: IntervalGrid,
  calendars: Pick<Calendars, 'guard'>,
): DutyFairness[] {
  return DUTIES.flatMap((duty) => {
    const done = rostered.map(({ shifts }, p) =>
      shifts.flatMap(({ candidate }, k) => {
        const isDuty =
          duty === 'bufferDuties'
            ? isBufferDuty(people[p].assignments[k])
            : isTimedDuty(duty, candidate, grid, calendars);
        return isDuty ? [candidate] : [];
      }),
    );
    const ofClass = new Map<string, Set<ShiftCandidate>>();
    rostered.forEach(({ person: { contract } }, p) => {
      const known = ofClass.get(contract.id) ?? new Set();
      for (const shift of done[p]) known.add(shift);
      ofClass.set(contract.id, known);
    });
    const sharing = rostered.flatMap(({ person, shifts }, p) => {
      const could = (): boolean => {
        const free = freeDays(person, grid);
        return [...ofClass.get(person.contract.id)!].some((shift) =>
          couldWork(person, free, shift, duty, grid),
        );
      };
      if (shifts.length === 0 || !(done[p].length > 0 || could())) return [];
      const carriedIn = person.history?.counters[duty] ?? 0;
      return [{ person, carriedIn, worked: done[p].length }];
    });
    return done.every((shifts) => shifts.length === 0) ? [] : [shared(duty, sharing, grid)];
  });
}

interface Sharing {
  readonly person: Person;
  readonly carriedIn: number;
  readonly worked: number;
}

function couldWork(
  person: Person,
  free: Uint8Array,
  shift: ShiftCandidate,
  duty: DutyName,
  grid: IntervalGrid,
): boolean {
  if (duty === 'nights' && person.protections.length > 0) return false;
  if (free[grid.dayOf[shift.start]] === 0 || free[grid.dayOf[shift.end - 1]] === 0) return false;
  return isAvailable(person, shift, grid);
}

function shared(duty: DutyName, sharing: readonly Sharing[], grid: IntervalGrid): DutyFairness {
  const days = sharing.map(({ person }) => daysToWork(person, grid));
  const allDays = days.reduce((sum, own) => sum + own, 0);
  const all = sharing.reduce((sum, { carriedIn, worked }) => sum + carriedIn + worked, 0);
  const fair = days.map((own) => (allDays === 0 ? 0 : (all * own) / allDays));
  const deviations = sharing.map(({ carriedIn, worked }, k) => carriedIn + worked - fair[k]);
  const squares = deviations.reduce((sum, one) => sum + one * one, 0);
  return {
    duty,
    people: sharing.map(({ person, carriedIn, worked }, k) => ({
      person: person.id,
      carriedIn,
      worked,
      total: carriedIn + worked,
      fairShare: rounded(fair[k], 2),
      deviation: rounded(deviations[k], 2),
    })),
    spread: rounded(Math.max(...deviations) - Math.min(...deviations), 2),
    standardDeviation: rounded(Math.sqrt(squares / sharing.length), 2),
  };
}
