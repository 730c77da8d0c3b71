import { expect, test } from 'vitest';
import { checkLineRoster } from '../../../../models/rostering/lines/check.ts';
import { createLineFinders } from '../../../../models/rostering/lines/line-finder.ts';
import { PricingInTurn } from '../../../../models/rostering/lines/pricing.ts';
import { respondInTurn } from '../../../../models/rostering/lines/respond.ts';
import { Deadline } from '../../../../src/planning/lines/deadline.ts';
import { dive } from '../../../../src/planning/lines/dive.ts';
import { Incumbent } from '../../../../src/planning/lines/incumbent.ts';
import { LinePool } from '../../../../src/planning/lines/line-pool.ts';
import { wholePart } from '../../../../src/planning/lines/part.ts';
import { Relaxation, relaxLines } from '../../../../src/planning/lines/relax.ts';
import { createHighsSolver } from '../../../../src/solvers/highs.ts';
import { team } from './team.ts';

test('a dive ends with a legal roster below the one it began with, and never below the relaxation', async () => {
  const { search, relaxed } = await searchOf(9, () => false);
  const before = search.incumbent.cost;
  dive(search, relaxed);
  const { roster, cost } = search.incumbent;
  expect(checkLineRoster(search.whole.data, roster)).toEqual({ errors: [], cost });
  expect(cost).toBeLessThan(before);
  expect(cost).toBeGreaterThanOrEqual(relaxed.bound - 1e-6);
});

test('a dive that is cut short gives everybody a legal line all the same', async () => {
  let asks = 0;
  let most = Infinity;
  const { search, relaxed } = await searchOf(9, () => ++asks > most);
  most = asks + 30;
  dive(search, relaxed);
  const { roster, cost } = search.incumbent;
  expect(roster).toHaveLength(9);
  expect(checkLineRoster(search.whole.data, roster)).toEqual({ errors: [], cost });
});

test('a relaxation that forgets lines and then has no time keeps the mixture it had', async () => {
  const { search, relaxed } = await searchOf(9, () => false);
  const { whole, solver, deadline } = search;
  const relaxation = new Relaxation(whole, { lines: relaxed.proposed, prices: relaxed.prices }, solver);
  const before = relaxation.solve({ deadline });
  relaxation.forget(3);
  const after = relaxation.solve({
    deadline: new Deadline(
      () => 0,
      1e6,
      () => true,
    ),
  });
  relaxation.dispose();
  expect(after.proposed.length).toBeLessThan(before.proposed.length);
  const mixture = ({ proposed, shares }: typeof after): string[] =>
    proposed.flatMap(({ person, line }, k) =>
      shares[k] > 0 ? [`${person}: ${line.join()} ${shares[k]}`] : [],
    );
  expect(mixture(after).sort()).toEqual(mixture(before).sort());
});

async function searchOf(people: number, shouldStop: () => boolean) {
  const data = team(people);
  const found = createLineFinders(data);
  if (found.status !== 'found') throw new Error(found.status);
  const started = respondInTurn(data, found.finders, [...data.people.keys()], () => true);
  if (!('roster' in started)) throw new Error('no roster');
  const solver = await createHighsSolver();
  const deadline = new Deadline(() => 0, 1e6, shouldStop);
  const whole = wholePart(data, found.finders, new PricingInTurn(data, found.finders));
  const incumbent = new Incumbent(data, started.roster, { relativeGap: 0, absoluteGap: 0 });
  const lines = started.roster.map((line, person) => ({ person, line }));
  const relaxed = relaxLines(whole, { lines }, { solver, deadline });
  return { search: { whole, solver, deadline, incumbent, pool: new LinePool(people, 50), seed: 1 }, relaxed };
}
