import { afterEach, expect, test, vi } from 'vitest';
import type { LinesData } from '../../../../../models/rostering/lines/data.ts';
import { createLineFinders, LineFinder } from '../../../../../models/rostering/lines/line-finder.ts';
import { PricingInTurn, type PricingRound } from '../../../../../models/rostering/lines/pricing.ts';
import { RandomStream } from '../../../../../models/simulation/random-stream.ts';
import { ThreadedPricing } from '../../../../../src/planning/lines/threads/threaded-pricing.ts';
import { withPricing } from '../../../../../src/planning/lines/threads/with-pricing.ts';
import { team } from '../team.ts';

afterEach(() => vi.restoreAllMocks());

test('threads find the lines that one after the other finds, and learn the same', () => {
  const data = tallied(team(9));
  const alone = findersOf(data);
  const shared = findersOf(data);
  const inTurn = new PricingInTurn(data, alone);
  const threaded = new ThreadedPricing(data, shared, 1);
  const ownCalls = vi.spyOn(LineFinder.prototype, 'cheapest');
  const people = [...data.people.keys()];
  const random = new RandomStream([1, 2, 3, 4]);
  let helped = 0;
  try {
    // A thread takes its time to start; until it helps, nothing is shown.
    for (let round = 0; round < 3000 && helped < 100; round++) {
      const asked = round % 3 === 0 ? people.filter((person) => person % 2 === 0) : people;
      if (round % 10 === 0) expect(alone[1].trackMore()).toBe(shared[1].trackMore());
      const question = randomRound(data, random);
      ownCalls.mockClear();
      const answers = threaded.cheapest(asked, question);
      helped += asked.length - ownCalls.mock.calls.length;
      expect(answers).toEqual(inTurn.cheapest(asked, question));
      expect(shared.map(({ knowledge }) => knowledge)).toEqual(alone.map(({ knowledge }) => knowledge));
    }
  } finally {
    threaded.dispose();
  }
  expect(helped).toBeGreaterThanOrEqual(100);
});

test('threads end with the search, even before they have begun', async () => {
  const data = team(2);
  const pricing = new ThreadedPricing(data, findersOf(data), 2);
  pricing.dispose();
  await pricing.ended;
  const waiting = new ThreadedPricing(data, findersOf(data), 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  waiting.dispose();
  await waiting.ended;
});

test('a search that fails takes its threads along', () => {
  const dispose = vi.spyOn(ThreadedPricing.prototype, 'dispose');
  const data = team(40);
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => withPricing(data, findersOf(data), 2, fail)).toThrow('no');
  expect(dispose).toHaveBeenCalledTimes(1);
});

test('few people and small networks do without threads', () => {
  const data = team(4);
  expect(withPricing(data, findersOf(data), 4, (pricing) => pricing)).toBeInstanceOf(PricingInTurn);
});

function findersOf(data: LinesData): readonly LineFinder[] {
  const outcome = createLineFinders(data);
  if (outcome.status !== 'found') throw new Error(outcome.status);
  return outcome.finders;
}

/** Everybody is to work two to three nights, and pays for it otherwise. */
function tallied(data: LinesData): LinesData {
  const choices = data.shifts.length + 1;
  const weights = Float64Array.from({ length: data.days * choices }, (_, at) => (at % choices === 3 ? 1 : 0));
  const nights = { name: 'nights', weights, least: 2, most: 3, costBelow: 7, costAbove: 5 };
  return {
    ...data,
    people: data.people.map((person, p) => (p % 2 === 0 ? { ...person, tallies: [nights] } : person)),
  };
}

function randomRound({ days, shifts }: LinesData, random: RandomStream): PricingRound {
  const worth = Float64Array.from({ length: days * shifts.length + 1 }, () => random.nextBits() % 40);
  return { worth, most: 1 + (random.nextBits() % 4) };
}
