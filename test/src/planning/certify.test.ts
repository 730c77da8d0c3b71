import { expect, test } from 'vitest';
import type { Gap, RosterPerson } from '../../../src/domain/roster.ts';
import { certify, nothingProven } from '../../../src/planning/certify.ts';
import type { RosterProof } from '../../../src/planning/certify.ts';
import { sampleResolved, sampleRoster } from '../samples.ts';

const [worker] = sampleRoster.people;
const people = (working: number, idle = 0): RosterPerson[] =>
  Array.from({ length: working + idle }, (_, k) => ({
    ...worker,
    id: `a${k}`,
    assignments: k < working ? worker.assignments : [],
  }));
const covered: RosterProof = {
  shortage: { value: 0, bound: 0 },
  objective: { value: 8, bound: 7 },
  relaxation: { value: 6.4, shadowPrices: [] },
  size: { columns: 50, rows: 40 },
  engine: 'javascript-lp-solver',
  ended: 'gap',
};

/** Shifts given to people at a cost of 12, of which 9 are proven to be unavoidable. */
const given = { cost: 12, bound: 9 };

test('people who work are counted, those who do not are not; the bound and both gaps', () => {
  const proof = certify(sampleResolved(), people(8, 3), [], covered, 5, given);
  expect(proof).toMatchObject({
    headcount: 8,
    headcountBound: 7,
    gap: 1 / 8,
    objective: { minimise: 'headcount', value: 8, bound: 7, gap: 1 / 8 },
    shortage: { agentIntervals: 0, weighted: 0, weightedBound: 0 },
    rostering: { cost: 12, bound: 9, gap: 0.25 },
    linearProgram: { columns: 50, rows: 40, value: 6.4, engine: 'javascript-lp-solver' },
    ended: 'gap',
    seed: 1,
  });
});

test('a roster with fewer people than the covering counted is its own bound', () => {
  expect(certify(sampleResolved(), people(6), [], covered, 5, given)).toMatchObject({
    headcount: 6,
    headcountBound: 6,
    gap: 0,
  });
});

test('what is proven of rosters without shortage is proven of one that has no gaps, and of no other', () => {
  const short = { ...covered, objective: { value: 8, bound: 0 }, boundWithoutShortage: 6.2 };
  const gap: Gap = { kind: 'queue', start: '2026-11-23T09:00:00Z', end: '2026-11-23T10:00:00Z', missing: 1 };
  const boundWith = (gaps: readonly Gap[]): number =>
    certify(sampleResolved(), people(8), gaps, short, 5, given).headcountBound;
  expect(boundWith([])).toBe(7);
  expect(boundWith([gap])).toBe(0);
});

test('a plan for cost proves nothing about headcount', () => {
  const cost = { ...covered, objective: { value: 900, bound: 891 } };
  const proof = certify(sampleResolved({ objective: { minimise: 'cost' } }), people(8), [], cost, 5, given);
  expect(proof).toMatchObject({ headcountBound: 0, gap: 1, objective: { minimise: 'cost', gap: 0.01 } });
});

test('a published roster that was changed claims no bound', () => {
  expect(certify(sampleResolved(), people(8), [], nothingProven(8), 5, undefined)).toMatchObject({
    headcount: 8,
    headcountBound: 0,
    gap: 1,
    objective: { value: 8, bound: 0 },
    shortage: { weighted: null, weightedBound: 0 },
    linearProgram: { columns: 0, value: null, engine: 'none' },
    ended: 'repaired',
  });
});

test('agents missing, in intervals', () => {
  const gap = (start: string, end: string, missing: number): Gap => ({
    kind: 'buffer',
    start: `2026-11-23T${start}:00+08:00`,
    end: `2026-11-23T${end}:00+08:00`,
    missing,
  });
  const gaps = [gap('09:00', '10:00', 2), gap('12:15', '12:30', 3)];
  expect(certify(sampleResolved(), people(8), gaps, covered, 5, given).shortage.agentIntervals).toBe(11);
});

test('what was not found in time is not invented', () => {
  const hasty: RosterProof = {
    ...covered,
    shortage: { value: Infinity, bound: 0 },
    relaxation: undefined,
    ended: 'time',
  };
  const unproven = { cost: 12, bound: undefined };
  expect(certify(sampleResolved(), people(8), [], hasty, 5, unproven)).toMatchObject({
    rostering: { cost: 12, bound: null, gap: null },
    shortage: { weighted: null },
    linearProgram: { value: null },
    ended: 'time',
  });
});

test('the headcount beside the guide’s suggestion for the tier', () => {
  const note = (tier: 'new' | 'growing' | 'ka', working: number): string => {
    const shop = { tier, openingHours: 'always' } as const;
    return certify(sampleResolved({ shop }), people(working), [], covered, 5, given).tier.note;
  };
  expect(note('growing', 4)).toBe('4 people are inside the guide’s 3–5 for this tier.');
  expect(note('growing', 2)).toBe(
    '2 people are below the guide’s 3–5 for this tier. The demand and targets of this request need no more.',
  );
  expect(note('growing', 6)).toMatch(
    /^6 people are above the guide’s 3–5 for this tier\. .*at most 5 are on duty at once/,
  );
  expect(
    certify(sampleResolved({ shop: { openingHours: 'always' } }), people(1), [], covered, 1, given).tier,
  ).toEqual({
    tier: null,
    suggestedAgents: null,
    note: 'The request names neither a tier nor orders a day.',
  });
});
