import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import type { UnprovenRoster } from '../../../src/domain/roster.ts';
import { handRoster } from '../../support/hand-roster.ts';
import { afterSalesDay, hiringPlan, threeDays } from '../../support/hand-shops.ts';

type Leaf = string | number | boolean;
type Path = readonly (string | number)[];

/** What a model predicts or a sentence says: nothing the request and the people could tell. */
const BEYOND_THE_AUDIT = [
  'contacts',
  'bindingTarget',
  'predictedResponseSeconds',
  'simulatedResponseSeconds',
  'shadowPrice',
  'reason',
  'warnings',
];

function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return value === undefined || value === null ? [] : [path];
  return Object.entries(value)
    .filter(([key]) => !BEYOND_THE_AUDIT.includes(key))
    .flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

function withLeaf(roster: UnprovenRoster, path: Path, change: (leaf: Leaf) => Leaf): UnprovenRoster {
  const copy = structuredClone(roster);
  let holder = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path[path.length - 1];
  holder[last] = change(holder[last] as Leaf);
  return copy;
}

/** Another value of the same kind, as near as it gets: half an hour later, one less, the opposite, another word. */
function nearby(leaf: Leaf): Leaf {
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return leaf > 0 ? leaf - 1 : 1;
  const time = /T(\d{2}):(\d{2})/.exec(leaf);
  if (time === null) return leaf === 'buffer' ? 'serving' : leaf === 'serving' ? 'buffer' : `${leaf}x`;
  return time[2] === '00'
    ? leaf.replace(/T(\d{2}):00/, 'T$1:30')
    : leaf.replace(/T(\d{2}):30/, `T${String((Number(time[1]) + 1) % 24).padStart(2, '0')}:00`);
}

describe.each(Object.entries({ threeDays, hiringPlan, afterSalesDay }))('every word of %s', (_, shop) => {
  const { request, shifts, required, hired, work } = shop();
  const roster = handRoster(request, shifts, required, hired, work);
  const paths = leaves(roster);

  it('is noticed when it changes, but for predictions', () => {
    expect(paths.length).toBeGreaterThan(500);
    // Coverage rows are alike; one in 29 of their leaves stands for all.
    // The people of a hiring plan have names made up by the plan.
    const madeUp = (path: Path): boolean =>
      request.staff.kind === 'hiring' && path[0] === 'people' && ['id', 'name'].includes(String(path[2]));
    const tried = paths.filter(
      (path, index) => (path[0] !== 'coverage' || index % 29 === 0) && !madeUp(path),
    );
    const unnoticed = tried.filter((path) => {
      const { violations } = audit(request, withLeaf(roster, path, nearby));
      return violations.length === 0;
    });
    expect(unnoticed).toEqual([]);
  });

  it('may be nonsense without the audit failing, or counting more breaches than cases', () => {
    const nonsense = fc.oneof(
      fc.constantFrom<Leaf>(
        '',
        'x',
        'NaN',
        '2026-11-24',
        '2026-11-24T12:00:00+08:00',
        '9999-12-31T23:59:59Z',
      ),
      fc.constantFrom<Leaf>('+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', true, false),
      fc.double(),
      fc.integer(),
      fc.string(),
    );
    const corruptions = fc.array(fc.tuple(fc.nat(paths.length - 1), nonsense), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(corruptions, (changes) => {
        const wrong = changes.reduce(
          (copy, [index, value]) =>
            withLeaf(copy, paths[index], (leaf) => (typeof value === typeof leaf ? value : leaf)),
          roster,
        );
        const { report, violations } = audit(request, wrong);
        expect(report.passed).toBe(violations.every((violation) => violation.level !== 'required'));
        for (const check of report.checks) expect(check.violations).toBeLessThanOrEqual(check.examined);
      }),
      { numRuns: 80, seed: 1 },
    );
  });
});
