import { expect, test } from 'vitest';
import type { Measures } from '../../../models/simulation/measures.ts';
import { judgeTarget } from '../../../src/planning/judged-targets.ts';
import type { PromisedTarget } from '../../../src/planning/promised-targets.ts';
import { sampleResolved } from '../samples.ts';

const { queues } = sampleResolved();
const estimate = (mean: number, halfWidth: number) => ({ mean, halfWidth });

/** Everything measured as `mean ± halfWidth`, of 100 contacts that were all answered unless told otherwise. */
function measured(mean: number, halfWidth: number, change: Partial<Measures> = {}): Measures {
  const one = estimate(mean, halfWidth);
  return {
    offered: 100,
    answered: 100,
    abandoned: 0,
    averageReplySeconds: one,
    threeMinuteReplyRate: one,
    abandonedShare: one,
    limits: [
      { seconds: 180, takenOfOffered: estimate(0, 0) },
      { seconds: 20, takenOfOffered: one },
    ],
    ...change,
  } as Measures;
}

function verdict(target: PromisedTarget['target'], asked: number, measures: Measures): string {
  const withinSeconds = target === 'answeredWithin' ? 20 : undefined;
  const promised = {
    band: 'b',
    queue: 0,
    target,
    asked,
    withinSeconds,
    source: 's',
    intervals: [3, 4],
    contacts: 9,
  };
  const judged = judgeTarget(promised, measures, queues);
  expect(judged).toMatchObject({
    band: 'b',
    queue: 'chat',
    target,
    asked,
    source: 's',
    intervals: 2,
    contacts: 9,
  });
  expect('withinSeconds' in judged).toBe(target === 'answeredWithin');
  return judged.verdict;
}

const unknown = { averageReplySeconds: undefined, threeMinuteReplyRate: undefined };

test.each<[PromisedTarget['target'], number, Measures, string]>([
  ['averageResponseSeconds', 20, measured(18, 2), 'held'],
  ['averageResponseSeconds', 20, measured(18, 2.1), 'undecided'],
  ['averageResponseSeconds', 20, measured(22, 2), 'undecided'],
  ['averageResponseSeconds', 20, measured(22, 1.9), 'missed'],
  ['averageResponseSeconds', 20, measured(1, Infinity), 'undecided'],
  ['averageResponseSeconds', 20, measured(1, 0, { answered: 90, abandoned: 10 }), 'held'],
  ['averageResponseSeconds', 20, measured(1, 0, { answered: 99.6 }), 'held'],
  ['averageResponseSeconds', 20, measured(1, 0, { answered: 99.4 }), 'missed'],
  ['averageResponseSeconds', 20, measured(1, 0, { answered: 0, abandoned: 100, ...unknown }), 'missed'],
  ['averageResponseSeconds', 20, measured(1, 0, { offered: 0, answered: 0, ...unknown }), 'undecided'],
  ['maximumAbandonment', 0.05, measured(0.04, 0.01), 'held'],
  ['maximumAbandonment', 0.05, measured(0.06, 0.009), 'missed'],
  ['maximumAbandonment', 0.05, measured(0.04, 0.01, { answered: 50 }), 'held'],
  ['threeMinuteReplyRate', 0.95, measured(0.96, 0.01), 'held'],
  ['threeMinuteReplyRate', 0.95, measured(0.96, 0.02), 'undecided'],
  ['threeMinuteReplyRate', 0.95, measured(0.94, 0.009), 'missed'],
  ['threeMinuteReplyRate', 0.95, measured(1, 0, { answered: 50 }), 'missed'],
  ['answeredWithin', 0.8, measured(0.81, 0.01), 'held'],
  ['answeredWithin', 0.8, measured(0.79, 0.005), 'missed'],
])('%s of %d', (target, asked, measures, expected) => {
  expect(verdict(target, asked, measures)).toBe(expected);
});
