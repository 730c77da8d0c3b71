import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CoveringData } from '../../../models/covering/data.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import { placeBreaks, placedBreaks } from '../../../src/planning/breaks.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { Calendars } from '../../../src/planning/calendars.ts';
import { coveringData } from '../../../src/planning/covering-data.ts';
import type { CoveringInput } from '../../../src/planning/covering-data.ts';
import { solveCovering } from '../../../src/planning/covering.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import type { RosteredPerson } from '../../../src/planning/rostering.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { sampleResolved } from '../samples.ts';
import { teamOf } from './admission/refused.ts';

let highs: Solver;
beforeAll(async () => {
  highs = await createHighsSolver();
});

interface Drawn {
  readonly meal: { readonly earliest: number; readonly width: number };
  /** A rest so long after the meal’s window, and one so long before it. */
  readonly after: number;
  readonly before: number;
  readonly width: number;
  readonly required: readonly number[];
  readonly guarded: { readonly at: number; readonly minutes: number } | undefined;
}

/** Six people, shifts of seven hours with a meal of half an hour and two rests, and what is required hour by hour. */
const drawn: fc.Arbitrary<Drawn> = fc.record({
  meal: fc.record({ earliest: fc.constantFrom(120, 150, 180), width: fc.constantFrom(0, 30, 60) }),
  after: fc.constantFrom(0, 15, 45),
  before: fc.constantFrom(30, 45),
  width: fc.constantFrom(0, 15, 30),
  required: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 }),
  guarded: fc.option(fc.record({ at: fc.integer({ min: 9, max: 16 }), minutes: fc.constantFrom(15, 30) }), {
    nil: undefined,
  }),
});

function inputOf({ meal, after, before, width, required: byHour, guarded }: Drawn): CoveringInput {
  const { earliest, width: mealWidth } = meal;
  const mealEnds = earliest + mealWidth + 30;
  const early = earliest - before - width;
  const request = sampleResolved({
    capacity: { buffer: 'none' },
    calendar: {
      guardMinutesBefore: 0,
      guardMinutesAfter: 15,
      liveStreams:
        guarded === undefined
          ? []
          : [
              {
                id: 'live',
                start: `2026-11-23T${String(guarded.at).padStart(2, '0')}:00`,
                end: `2026-11-23T${String(guarded.at).padStart(2, '0')}:${guarded.minutes}`,
              },
            ],
    },
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '11:00', stepMinutes: 60 },
          lengthsMinutes: [420],
          mealBreak: {
            minutes: 30,
            earliestAfterMinutes: earliest,
            latestAfterMinutes: earliest + mealWidth,
            stepMinutes: 30,
          },
          rests: [
            { earliestAfterMinutes: mealEnds + after, latestAfterMinutes: mealEnds + after + width },
            { earliestAfterMinutes: early, latestAfterMinutes: early + width },
          ],
        },
        { ...SHORT, id: 'short' },
      ],
    },
    ...teamOf({}, {}, {}, {}, {}, {}),
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const required = Int32Array.from(calendars.open, (open, t) => open * (byHour[Math.floor(t / 4) - 9] ?? 0));
  const requirement = [{ required, binding: [], targets: [] }];
  const candidates = shiftCandidates(request, grid, calendars);
  const floors = floorsAbove(request, calendars, requirement);
  const groups = groupPeople(request, grid, candidates);
  return {
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors,
    candidates,
    groups,
    averages: [],
    work: [],
  };
}

/** Without a break, so that there is always a shift to be had. */
const SHORT = {
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '14:00', stepMinutes: 60 },
  lengthsMinutes: [240],
};

/** Who is on which shift, in the order that covering has them; only counts matter for breaks. */
function anybody(
  shifts: ReadonlyMap<number, number>,
  { candidates, groups }: CoveringInput,
): RosteredPerson[] {
  const worked = [...shifts].flatMap(([shift, people]) => new Array<number>(people).fill(shift));
  return worked.map((shift, k) => ({
    person: groups[0].members[k % groups[0].members.length],
    group: 0,
    shifts: [{ candidate: candidates[shift], pinned: false }],
  }));
}

function expectInWindows(
  people: readonly RosteredPerson[],
  begins: ReturnType<typeof placeBreaks>,
  { guard }: Calendars,
): void {
  people.forEach(({ shifts }, p) =>
    shifts.forEach(({ candidate }, k) => {
      const placed = placedBreaks(candidate, begins[p][k]);
      placed.forEach(({ from, to }, b) => {
        expect(candidate.breaks[b].begins).toContain(from);
        expect(guard[from]).toBe(0);
        expect(from).toBeGreaterThanOrEqual(b === 0 ? candidate.start : placed[b - 1].to);
        expect(to).toBeLessThanOrEqual(candidate.end);
      });
    }),
  );
}

/** How many breaks begin in each interval, pool by pool. */
function counted(places: readonly (readonly [pool: string, begin: number])[]): string[] {
  return places.map(([pool, begin]) => `${pool} ${begin}`).sort();
}

test('every shift gets all its breaks as covering planned them: in their windows, apart, none begun in a guard period', () => {
  let rested = 0;
  let barred = 0;
  fc.assert(
    fc.property(drawn, (one) => {
      const input = inputOf(one);
      const data: CoveringData = coveringData(input);
      const limits = {
        timeLimitSeconds: 60,
        relativeGap: 0,
        seed: 1,
        shouldStop: () => false,
        onProgress: () => undefined,
        thorough: 'headcount' as const,
      };
      const { covering } = solveCovering(data, 'headcount', highs, limits, () => 0);
      const people = anybody(covering.shifts[0], input);
      const begins = placeBreaks(people, covering, data, input.candidates, input.calendars);
      expectInWindows(people, begins, input.calendars);
      const handed = people.flatMap(({ shifts: [{ candidate }] }, p) =>
        data.shifts[input.candidates.indexOf(candidate)].breaks.map(({ pool }, b): [string, number] => [
          pool,
          begins[p][0][b],
        ]),
      );
      const planned = covering.breaks[0].flatMap(({ pool, begin, people: number }) =>
        Array.from({ length: number }, (): [string, number] => [pool, begin]),
      );
      expect(counted(handed)).toEqual(counted(planned));
      if (people.some(({ shifts: [{ candidate }] }) => candidate.breaks.length === 3)) rested++;
      if (
        data.shifts.some(({ breaks }) =>
          breaks.some(({ begins: all }) => all.some((t) => data.breakBarred[t] === 1)),
        )
      )
        barred++;
    }),
    { numRuns: 15, seed: 20261122 },
  );
  expect(rested).toBeGreaterThan(8);
  expect(barred).toBeGreaterThan(3);
});
