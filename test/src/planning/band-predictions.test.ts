import { describe, expect, test } from 'vitest';
import type { QueuePerformance } from '../../../models/queueing/handling.ts';
import type { Measures } from '../../../models/simulation/measures.ts';
import { predictBands } from '../../../src/planning/band-predictions.ts';
import type { BandRow } from '../../../src/planning/band-rows.ts';
import { judgedDays } from '../../../src/planning/judged-days.ts';
import type { PromisedTarget } from '../../../src/planning/promised-targets.ts';
import { proveBands } from '../../../src/planning/proven-bands.ts';
import { sampleResolved } from '../samples.ts';

const [queue] = sampleResolved().queues;
const handling = { kind: 'task', averageHandleSeconds: 60, patienceSeconds: 60 } as const;

/** Two queues over four intervals; in the last nobody serves the second. */
const workload = [
  { queue, contacts: Float64Array.of(10, 10, 20, 0), handling, days: judgedDays(undefined) },
  {
    queue: { ...queue, id: 'care' },
    contacts: Float64Array.of(1, 1, 1, 1),
    handling,
    days: judgedDays(undefined),
  },
];
const seconds = [
  [10, 20, 40, 0],
  [5, 5, 5, Infinity],
];
const predicted = seconds.map((row, q) =>
  row.map((responseSeconds, t) => ({ responseSeconds, replies: 3 * workload[q].contacts[t] })),
);
const performance = seconds.map((row) =>
  row.map(
    (_, t) =>
      ({
        threeMinuteReplyRate: 1 - t / 10,
        abandonment: t / 10,
        answeredWithinShare: 0.5,
      }) as QueuePerformance,
  ),
);
const within = performance.map((row) =>
  row.map((one, t): QueuePerformance => ({ ...one, answeredWithinShare: 0.8 + t / 100 })),
);
const replay = {
  performance,
  bySeconds: within.map((row, q) => new Map([[undefined, performance[q]] as const, [30, row] as const])),
};

type Asked = readonly [PromisedTarget['target'], number, readonly number[]];

function rowOf(index: number, intervals: readonly number[], ...targets: Asked[]): BandRow {
  return {
    band: 'b',
    queue: index,
    intervals,
    contacts: 1,
    targets: targets.map(([target, asked, own]) => ({
      band: 'b',
      queue: index,
      target,
      asked,
      withinSeconds: target === 'answeredWithin' ? 30 : undefined,
      source: 's',
      intervals: own,
      contacts: 1,
    })),
  };
}
const predict = (row: BandRow) =>
  predictBands([row], { workload, replay, predicted }, Int32Array.of(0, 2, 1, 1))[0];
const judged = (row: BandRow): [number | null, boolean][] =>
  predict(row).targets.map((one) => [one.predicted, one.met]);

describe('in the chain', () => {
  test('each queue meets its own target or not, whatever the others do', () => {
    const slow = predict(rowOf(0, [0, 1], ['averageResponseSeconds', 14, [0, 1]]));
    const quick = predict(rowOf(1, [0, 1], ['averageResponseSeconds', 14, [0, 1]]));
    expect(slow).toMatchObject({ queue: 'chat', predictedSeconds: 15, met: false });
    expect(quick).toMatchObject({ queue: 'care', predictedSeconds: 5, met: true });
    expect(slow.bufferAgents).toEqual({ least: 0, most: 2 });
  });

  test('a target is judged over the part of the band in which it is in force', () => {
    const row = rowOf(
      0,
      [0, 1, 2],
      ['averageResponseSeconds', 20, [0, 1]],
      ['averageResponseSeconds', 30, [2]],
    );
    expect(judged(row)).toEqual([
      [15, true],
      [40, false],
    ]);
    expect(predict(row)).toMatchObject({ predictedSeconds: (10 * 10 + 10 * 20 + 20 * 40) / 40, met: false });
  });

  test('shares are weighed by what they are shares of', () => {
    const row = rowOf(
      0,
      [0, 1, 2],
      ['answeredWithin', 0.81, [0, 1, 2]],
      ['threeMinuteReplyRate', 0.9, [0, 1, 2]],
      ['maximumAbandonment', 0.12, [0, 1, 2]],
    );
    expect(judged(row)).toEqual([
      [(0.8 + 0.81 + 2 * 0.82) / 4, true],
      [(1 + 0.9 + 2 * 0.8) / 4, false],
      [(0 + 0.1 + 2 * 0.2) / 4, false],
    ]);
  });

  test('where nobody serves there is no time and no reply in three', () => {
    const row = rowOf(1, [2, 3], ['averageResponseSeconds', 99, [3]], ['threeMinuteReplyRate', 0.41, [2, 3]]);
    expect(judged(row)).toEqual([
      [null, false],
      [0.4, false],
    ]);
    expect(predict(row).predictedSeconds).toBeNull();
  });

  test('a miss within the accuracy of the model is none, and without targets there is nothing to miss', () => {
    expect(judged(rowOf(0, [0, 1], ['averageResponseSeconds', 14.95, [0, 1]]))).toEqual([[15, true]]);
    expect(judged(rowOf(0, [0, 1], ['averageResponseSeconds', 14.9, [0, 1]]))).toEqual([[15, false]]);
    expect(predict(rowOf(0, [0]))).toMatchObject({ targets: [], met: true });
  });
});

describe('with the simulation', () => {
  const figure = (mean: number, halfWidth: number): Measures =>
    ({
      offered: 9,
      answered: 9,
      abandoned: 0,
      averageReplySeconds: { mean, halfWidth },
      threeMinuteReplyRate: { mean: 1, halfWidth: 0 },
      abandonedShare: undefined,
      limits: [],
    }) as unknown as Measures;
  const row = rowOf(0, [0, 1], ['averageResponseSeconds', 20, [1]]);
  const prove = (whole: Measures, own: Measures, asked = row) =>
    proveBands([asked], [predict(asked)], {
      measuresOver: (_, intervals) => (intervals.length === 1 ? own : whole),
    })[0];

  test('its figures stand beside the prediction, over the same intervals', () => {
    expect(prove(figure(16, 1), figure(19, 2))).toEqual({
      ...predict(row),
      simulated: {
        responseSeconds: { mean: 16, halfWidth: 1 },
        threeMinuteReplyRate: { mean: 1, halfWidth: 0 },
        abandonment: null,
      },
      targets: [{ ...predict(row).targets[0], simulated: { mean: 19, halfWidth: 2 }, met: true }],
    });
  });

  test('what it misses beyond doubt is not met though the chain keeps it', () => {
    expect(predict(row).met).toBe(true);
    expect(prove(figure(16, 1), figure(21, 2))).toMatchObject({ met: true });
    expect(prove(figure(16, 1), figure(23, 2))).toMatchObject({ met: false, targets: [{ met: false }] });
  });

  test('what the chain misses is not met though the simulation keeps it', () => {
    const missed = rowOf(0, [0, 1], ['averageResponseSeconds', 19, [1]]);
    expect(prove(figure(16, 1), figure(10, 1), missed)).toMatchObject({ met: false });
  });
});
