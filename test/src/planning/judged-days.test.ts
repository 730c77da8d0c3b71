import { expect, test } from 'vitest';
import { judgedDays } from '../../../src/planning/judged-days.ts';

test('without uncertainty the forecast is what there is', () => {
  expect(judgedDays(undefined)).toMatchObject({
    kinds: [{ factor: 1, probability: 1 }],
    words: '',
    description: 'the forecast',
  });
});

test('with a share of days the day is staffed for that only the rest exceed', () => {
  // A gamma variable of shape 100 is half a chi-squared one of 200: its 90 % quantile is 226.021, so the factor 1.1301.
  const days = judgedDays({ dayVariation: 0.1, targetsHold: { shareOfDays: 0.9 } });
  expect(days.kinds).toHaveLength(1);
  expect(days.kinds[0].factor).toBeCloseTo(226.021 / 200, 5);
  expect(days).toMatchObject({
    averagedVariation: 0,
    words: ' on 90 % of days',
    description:
      'a day with 1.130 times the forecast: on 90 % of days there are no more contacts, as they vary by 10 %',
  });
  expect(judgedDays({ dayVariation: 0.125, targetsHold: { shareOfDays: 0.999 } }).words).toBe(
    ' on 99.9 % of days',
  );
});

test('on average, busy and quiet days are judged together', () => {
  const days = judgedDays({ dayVariation: 0.2, targetsHold: 'on-average' });
  expect(days.kinds.length).toBeGreaterThan(4);
  expect(days.kinds.reduce((sum, { factor, probability }) => sum + factor * probability, 0)).toBeCloseTo(
    1,
    9,
  );
  expect(days).toMatchObject({
    averagedVariation: 0.2,
    words: ' on average over days',
    description: 'the average over days whose contacts vary around the forecast by 20 %',
  });
});
