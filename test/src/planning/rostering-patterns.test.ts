import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { brokenPatterns } from '../../../src/planning/person-patterns.ts';
import { rosterPeople } from '../../../src/planning/rostering.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import type { ShiftCandidate } from '../../../src/planning/shifts.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { sampleResolved } from '../samples.ts';
import { agent } from './admission/refused.ts';

const template = (id: string, start: string): object => ({
  id,
  contractClasses: ['full-time'],
  start: { from: start, to: start, stepMinutes: 60 },
  lengthsMinutes: [480],
});

/** Early, late and night shifts around the clock from a Monday on; everybody may work every day. */
function shop(days: number, agents: object[], change: object = {}, ofClass: object = {}): ResolvedRequest {
  const contract = { id: 'full-time', maximumDaysPerWeek: 7, maximumMinutesPerWeek: 10_080, ...ofClass };
  const templates = [template('early', '06:00'), template('late', '14:00'), template('night', '22:00')];
  return sampleResolved({
    shop: { tier: 'new', openingHours: 'always' },
    horizon: { firstDay: '2026-11-23', days, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(days).fill(20) }],
    team: { agents: agents.map((one, k) => agent({ id: `a${k + 1}`, ...one })) },
    rules: { pack: 'none' },
    shifts: { contractClasses: [contract], templates },
    ...change,
  } as Parameters<typeof sampleResolved>[0]);
}

describe('shifts given to people', () => {
  let solver: Solver;
  beforeAll(async () => {
    solver = await createHighsSolver();
  });

  /** What people are given of shifts such as `0 early`: one person wanted on each, two where it is named twice. */
  function given(request: ResolvedRequest, wanted: readonly string[]) {
    const grid = buildGrid(request.horizon, request.shop.timeZone);
    const calendars = layCalendars(request, grid);
    const candidates = shiftCandidates(request, grid, calendars);
    const groups = groupPeople(request, grid, candidates);
    const nameOf = ({ day, template: { id } }: ShiftCandidate): string => `${day} ${id}`;
    const demand = new Map<number, number>();
    for (const name of wanted) {
      const index = candidates.findIndex((one) => nameOf(one) === name);
      demand.set(index, (demand.get(index) ?? 0) + 1);
    }
    const people = groups[0].members.length;
    const covering = { people: [people], shifts: [demand], breaks: [[]] };
    const input = { request, grid, calendars, candidates, groups, covering };
    const limits = { timeLimitSeconds: 20, seed: 1, shouldStop: () => false };
    const { people: rostered } = rosterPeople(input, solver, limits, () => 0);
    const shifts = rostered.map((one) => one.shifts.map(({ candidate }) => candidate));
    return { names: shifts.map((own) => own.map(nameOf)), shifts, grid, candidates };
  }

  const required = (limits: Record<string, number>): object => ({
    rules: {
      pack: 'none',
      overrides: Object.fromEntries(
        Object.entries(limits).map(([name, limit]) => [name, { level: 'required', limit }]),
      ),
    },
  });

  it(
    'keep required patterns, and leave no more undone than trying everything does',
    { timeout: 120_000 },
    () => {
      const DAYS = 5;
      const limits = fc.record({
        'most-days-in-a-row': fc.integer({ min: 2, max: 4 }),
        'least-days-in-a-row': fc.constantFrom(1, 1, 2),
        'least-days-off-in-a-row': fc.constantFrom(1, 1, 2),
        'most-nights-in-a-row': fc.integer({ min: 1, max: 3 }),
        // Whole days, of which every shift needs as many: others leave a late shift a day too long.
        'rest-after-nights': fc.constantFrom(0, 24, 48, 72).map((hours) => hours * 60),
      });
      const wanted = fc.array(
        fc.tuple(fc.integer({ min: 0, max: DAYS - 2 }), fc.constantFrom('early', 'night')),
        { minLength: 4, maxLength: 8 },
      );
      const brought = fc.constantFrom(
        {},
        { daysOffInARow: 1 },
        { daysWorkedInARow: 2 },
        { daysWorkedInARow: 3, nightsInARow: 2, lastShiftEnd: '2026-11-23T06:00' },
      );
      fc.assert(
        fc.property(limits, wanted, fc.integer({ min: 1, max: 3 }), brought, (limit, days, most, history) => {
          const shiftLimits = [{ templates: ['early'], maximumPerHorizon: most }];
          const last = { first: { templates: ['night'] }, next: { templates: ['early'] } };
          const request = shop(DAYS, [{ history }, {}], required(limit), { shiftLimits });
          const asked = { ...request, forbiddenSuccessions: [last] };
          const names = days.map(([day, name]) => `${day} ${name}`);
          const { names: got, shifts, grid, candidates } = given(asked, names);
          const agents = asked.staff.kind === 'team' ? asked.staff.agents : [];
          const [isLegal, alsoLegal] = agents.map((one) => (own: readonly ShiftCandidate[]): boolean => {
            const person = { ...one, contract: asked.contractClasses[0] };
            // Whoever cannot go on with a run on the first day is no less free to work later.
            const broken = brokenPatterns(asked, person, own, grid).filter(({ at }) => at !== undefined);
            return broken.length === 0 && own.every((one, k) => k === 0 || own[k - 1].end <= one.start);
          });
          expect([isLegal(shifts[0]), alsoLegal(shifts[1])]).toEqual([true, true]);
          const left = new Map<string, number>();
          for (const name of names) left.set(name, (left.get(name) ?? 0) + 1);
          const best = mostGiven(DAYS, left, candidates, isLegal, alsoLegal);
          expect(got.flat().length).toBe(best);
        }),
        { numRuns: 40, seed: 11 },
      );
    },
  );

  it('go to who wants them, and away from who would rather not, where that costs nothing', () => {
    const request = shop(2, [
      { preferences: { shiftsUnwanted: [{ startFrom: '14:00' }] } },
      { preferences: { shiftsWanted: [{ dates: ['2026-11-23'], templates: ['late'] }] } },
      { preferences: { shiftsWanted: [{ startTo: '06:00', weekdays: ['tuesday'] }] } },
    ]);
    const { names } = given(request, ['0 early', '0 late', '0 late', '1 early', '1 early', '1 late']);
    expect(names[0]).toEqual(['0 early', '1 early']);
    expect(names[1]).toEqual(['0 late', '1 late']);
    expect(names[2]).toEqual(['0 late', '1 early']);
  });

  it('that are not wanted stay undone where the rule is required', () => {
    const overrides = { overrides: { 'shift-unwanted': { level: 'required' } } };
    const request = shop(2, [{ preferences: { shiftsUnwanted: [{ templates: ['late'] }] } }], {
      rules: { pack: 'none', ...overrides },
    });
    expect(given(request, ['0 late']).names).toEqual([[]]);
  });

  it('make up for nights that somebody brings from before the horizon', () => {
    const history = (nights: number): object => ({ history: { counters: { nights } } });
    const request = shop(7, [history(4), history(0), history(2)]);
    const days = [0, 1, 2, 3, 4, 5];
    const { names } = given(request, [
      ...days.map((day) => `${day} night`),
      ...days.map((day) => `${day} early`),
    ]);
    const nights = names.map((own) => own.filter((name) => name.endsWith('night')).length);
    // Twelve nights in all, four each.
    expect(nights).toEqual([0, 4, 2]);
  });

  const preferring = (name: string, limit: number): object => ({
    rules: { pack: 'none', overrides: { [name]: { level: 'preferred', limit } } },
  });
  const daily = (days: number): string[] => Array.from({ length: days }, (_, day) => `${day} early`);

  it.each([
    ['most-days-in-a-row', 2],
    ['least-days-in-a-row', 3],
    ['least-days-off-in-a-row', 3],
  ])('keep to preferred runs where others can work: %s', (rule, limit) => {
    const { shifts, grid } = given(shop(6, [{}, {}], preferring(rule, limit)), daily(6));
    expect(shifts.map((own) => own.length)).toEqual([3, 3]);
    const strict = shop(6, [{}, {}], required({ [rule]: limit }));
    const agents = strict.staff.kind === 'team' ? strict.staff.agents : [];
    for (const [p, own] of shifts.entries())
      expect(
        brokenPatterns(strict, { ...agents[p], contract: strict.contractClasses[0] }, own, grid),
      ).toEqual([]);
  });

  it('leave everybody a weekend where that is preferred', () => {
    const weekends = ['5 early', '6 early', '12 early', '13 early'];
    const { names } = given(shop(14, [{}, {}], preferring('most-weekends-worked', 2)), weekends);
    expect(names.toSorted()).toEqual([weekends.slice(2), weekends.slice(0, 2)]);
  });

  it('keep to a preferred number of nights in a row', () => {
    const nights = ['0 night', '1 night', '2 night', '3 night'];
    const { names } = given(shop(5, [{}, {}], preferring('most-nights-in-a-row', 1)), nights);
    expect(names.toSorted()).toEqual([
      ['0 night', '2 night'],
      ['1 night', '3 night'],
    ]);
  });

  it('go on with what was worked before the horizon', () => {
    const brought = [{ history: { daysWorkedInARow: 2 } }, { history: { daysOffInARow: 1 } }];
    const asked = (rule: string, limit: number) =>
      given(shop(3, brought, preferring(rule, limit)), ['0 early', '1 early']).names;
    expect(asked('most-days-in-a-row', 2)).toEqual([['1 early'], ['0 early']]);
    expect(asked('least-days-in-a-row', 4)).toEqual([['0 early', '1 early'], []]);
  });

  it('hold somebody on a shift too many rather than break a required run', () => {
    const wanted = ['1 early', '1 early', '2 early', '2 early', '3 early'];
    const { names } = given(shop(6, [{}, {}], required({ 'least-days-in-a-row': 3 })), wanted);
    expect(names).toEqual([
      ['1 early', '2 early', '3 early'],
      ['1 early', '2 early', '3 early'],
    ]);
  });

  describe('bring together who would like to work with each other', () => {
    const days = [0, 1, 2, 3];
    const wanted = days.flatMap((day) => [`${day} early`, `${day} early`, `${day} late`, `${day} late`]);
    /** Days on which the first of four does not have the same shift as another of them. */
    function apart(agents: object[], other = 2): number {
      const { names } = given(shop(4, agents), wanted);
      expect(names.map((own) => own.length)).toEqual([4, 4, 4, 4]);
      return names[0].filter((name) => !names[other].includes(name)).length;
    }
    const late = { shiftsUnwanted: [{ templates: ['late'] }] };
    const early = { shiftsUnwanted: [{ templates: ['early'] }] };

    it('where nothing else speaks against it, whoever of the two wishes for it', () => {
      const others = [1, 2, 3];
      const without = others.map((other) => apart([{}, {}, {}, {}], other));
      expect(Math.max(...without)).toBeGreaterThan(0);
      for (const other of others) {
        const wish = (person: number, partner: string) =>
          [0, 1, 2, 3].map((p) =>
            p === person ? { preferences: { partners: [{ agents: [partner] }] } } : {},
          );
        expect(apart(wish(0, `a${other + 1}`), other)).toBe(0);
        expect(apart(wish(other, 'a1'), other)).toBe(0);
      }
    });

    it('but not against other wishes', () => {
      const partners = [{ agents: ['a3'] }];
      expect(apart([{ preferences: { partners, ...late } }, {}, { preferences: early }, {}])).toBe(4);
    });

    it('not against pins', () => {
      const pins = days.map((day) => ({
        kind: 'shift',
        date: `2026-11-${23 + day}`,
        start: day < 2 ? '14:00' : '06:00',
        lengthMinutes: 480,
      }));
      const opposite = pins.map((pin, day) => ({ ...pin, start: day < 2 ? '06:00' : '14:00' }));
      const partners = [{ agents: ['a3'] }];
      expect(apart([{ pins, preferences: { partners } }, {}, { pins: opposite }, {}])).toBe(4);
    });
  });

  it('begin at the same time through the week where that is wished for', () => {
    const rules = { rules: { pack: 'none', overrides: { 'steady-starts': { level: 'preferred' } } } };
    const days = [0, 1, 2, 3];
    const wanted = [...days.map((day) => `${day} early`), ...days.map((day) => `${day} late`)];
    const { names } = given(shop(4, [{}, {}], rules), wanted);
    for (const own of names) expect(new Set(own.map((name) => name.slice(2))).size).toBe(1);
  });
});

/** The most shifts that two people can be given with legal lines, by trying every pair of lines. */
function mostGiven(
  days: number,
  wanted: ReadonlyMap<string, number>,
  candidates: readonly ShiftCandidate[],
  isLegal: (own: readonly ShiftCandidate[]) => boolean,
  alsoLegal: (own: readonly ShiftCandidate[]) => boolean,
): number {
  let lines: ShiftCandidate[][] = [[]];
  for (let day = 0; day < days; day++) {
    const open = candidates.filter((one) => one.day === day && wanted.has(`${day} ${one.template.id}`));
    lines = lines.flatMap((line) => [line, ...open.map((one) => [...line, one])]);
  }
  const legal = lines.filter(isLegal);
  const others = lines.filter(alsoLegal);
  let most = 0;
  for (const one of legal) {
    for (const other of others) {
      if (one.length + other.length <= most) continue;
      const isRoom = one.every(
        (shift) => !other.includes(shift) || wanted.get(`${shift.day} ${shift.template.id}`)! > 1,
      );
      if (isRoom) most = one.length + other.length;
    }
  }
  return most;
}
