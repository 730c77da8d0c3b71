import { expect, test } from 'vitest';
import { evaluateQueue } from '../../../models/queueing/performance.ts';
import { predictResponses } from '../../../src/planning/prediction.ts';
import { calls } from './replayed.ts';

const COUNT = 24;

test('after hours of the same staffing and demand the replay predicts what the stationary model does', () => {
  const { workload, grid, replayed, handling } = calls(new Array<number>(COUNT).fill(60));
  const [predicted] = predictResponses(workload, replayed([5]), [new Int32Array(COUNT).fill(5)], grid);
  const steady = evaluateQueue({ contactsPerSecond: 60 / 3600, handling }, 5);
  expect(predicted[20].responseSeconds / steady.averageResponseSeconds).toBeCloseTo(1, 3);
  expect(predicted[20].replies / (steady.repliesPerSecond * 3600)).toBeCloseTo(1, 3);
});

test('a replay tells which intervals miss a target, judging only those with contacts and a target', () => {
  const bands = [{ id: 'b', from: '10:00', to: '14:00', averageResponseSeconds: 30 }];
  const contacts = [...Array(COUNT).keys()].map((hour) => (hour >= 9 && hour < 13 ? 60 : 0));
  const targets = { tierLimit: false, bands };
  const agents = [...Array(COUNT).keys()].map((hour) => (hour === 11 ? 1 : 8));
  const { judged, missed } = calls(contacts, targets).replayed(agents);
  expect(judged).toBe(3);
  expect(missed.map(({ queue, interval }) => [queue, interval])).toEqual([[0, 11]]);
  expect(missed[0].excess).toBeGreaterThan(1);
  // With seven in ten away, of eight people two serve, and the hour after misses it too.
  const shrunk = calls(contacts, targets, { shrinkage: 0.7 }).replayed(agents);
  expect(shrunk.missed.map(({ interval }) => interval)).toContain(12);
});

test('every limit of a first-response target is answered for itself', () => {
  const bands = [{ id: 'b', from: '10:00', to: '14:00', answeredWithin: { share: 0.8, seconds: 10 } }];
  const always = { answeredWithin: { share: 0.9, seconds: 120 } };
  const { replayed } = calls(new Array<number>(COUNT).fill(60), { tierLimit: false, bands, always });
  const [bySeconds] = replayed([5]).bySeconds;
  expect([...bySeconds.keys()].sort()).toEqual([10, 120]);
  const share = (seconds: number): number => bySeconds.get(seconds)![12].answeredWithinShare;
  expect(share(120)).toBeGreaterThan(share(10));
});

/** Ten to six on two days; too few in the last hour of the first. */
const openHours = [...Array(2 * COUNT).keys()].map((t) => (t % COUNT >= 10 && t % COUNT < 18 ? 1 : 0));
const contacts = openHours.map((open) => 60 * open);
const patient = { open: openHours, patienceSeconds: Infinity };

test('who closes the shop stays until nobody waits: the morning after inherits nothing', () => {
  const overrun = openHours.map((open, t) => (t === 17 ? 1 : 6 * open));
  const { performance } = calls(contacts, undefined, patient).replayed(overrun);
  expect(performance[0][17].averageResponseSeconds).toBeGreaterThan(300);
  expect(performance[0][34].averageResponseSeconds).toBeCloseTo(performance[0][10].averageResponseSeconds, 9);
});

test('where nobody is there to close, the line waits for the morning', () => {
  const deserted = openHours.map((open, t) => (t === 17 ? 0 : 6 * open));
  const { performance } = calls(contacts, undefined, patient).replayed(deserted);
  expect(performance[0][34].averageResponseSeconds).toBeGreaterThan(
    2 * performance[0][10].averageResponseSeconds,
  );
});
