import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Staffing } from '../../../src/domain/staffing.ts';
import { calculateBody } from '../../../src/jobs/calculations.ts';
import type { Calculator } from '../../../src/jobs/calculator.ts';
import { ThreadedCalculator } from '../../../src/jobs/threaded-calculator.ts';
import { createSolver } from '../../../src/solvers/choose.ts';
import { sampleDemand } from '../samples.ts';

const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const direct: Calculator = {
  calculate: (name, body) => createSolver().then((solver) => calculateBody({ name, body }, solver)),
  close: () => Promise.resolve(),
};

describe.each<[string, () => Calculator]>([
  ['in this thread', () => direct],
  ['in a thread of its own', () => new ThreadedCalculator({ threads: 1 })],
])('a calculation %s', (_name, create) => {
  let calculator: Calculator;
  beforeAll(() => {
    calculator = create();
  });
  afterAll(() => calculator.close());

  test('answers as JSON in UTF-8', async () => {
    const outcome = await calculator.calculate('staffing', bytes(sampleDemand({ shop: { name: '街角' } })));
    if (outcome.status !== 'accepted') throw new Error(outcome.status);
    const staffing = Staffing.parse(JSON.parse(new TextDecoder().decode(outcome.value)));
    expect(staffing).toMatchObject({ shop: '街角', queues: [{ queue: 'chat' }] });
  });

  test('refuses what is not valid, with every error', async () => {
    const outcome = await calculator.calculate(
      'staffing',
      bytes({ ...sampleDemand(), horizon: {}, team: 1 }),
    );
    expect(outcome).toMatchObject({ status: 'refused', total: 3 });
  });

  test('says what is not JSON', async () => {
    expect(await calculator.calculate('staffing', Buffer.from('{'))).toMatchObject({ status: 'broken-json' });
  });
});

test('a calculation that takes too long is ended, and the next one is answered', async () => {
  const calculator = new ThreadedCalculator({ threads: 1, seconds: 0.001 });
  expect(await calculator.calculate('staffing', bytes(sampleDemand()))).toEqual({
    status: 'refused',
    total: 1,
    errors: [{ path: '', message: expect.stringMatching(/0\.001 s .*ask for fewer/) as string }],
  });
  await calculator.close();
});

const statuses = async (asked: readonly ReturnType<Calculator['calculate']>[]): Promise<string[]> =>
  (await Promise.all(asked)).map(({ status }) => status);

test('hundreds of small calculations at once are all answered', async () => {
  const calculator = new ThreadedCalculator({ threads: 1 });
  const asked = Array.from({ length: 200 }, () => calculator.calculate('staffing', Buffer.from('{}')));
  expect(new Set(await statuses(asked))).toEqual(new Set(['refused']));
  await calculator.close();
});

test('when too much waits, a further one is told that the calculator is busy, and those waiting are answered', async () => {
  const body = bytes(sampleDemand());
  const calculator = new ThreadedCalculator({ threads: 1, waitingBytes: 2 * body.length });
  const ask = () => calculator.calculate('staffing', body);
  expect(await statuses([ask(), ask(), ask(), ask()])).toEqual(['accepted', 'accepted', 'accepted', 'busy']);
  expect(await ask()).toMatchObject({ status: 'accepted' });
  await calculator.close();
});

test('one body may wait whatever its size', async () => {
  const calculator = new ThreadedCalculator({ threads: 1, waitingBytes: 1 });
  const ask = () => calculator.calculate('staffing', bytes(sampleDemand()));
  expect(await statuses([ask(), ask(), ask()])).toEqual(['accepted', 'accepted', 'busy']);
  await calculator.close();
});

test('one that has waited long enough is told that the calculator is busy, and gives its place away', async () => {
  const body = bytes(sampleDemand());
  const calculator = new ThreadedCalculator({
    threads: 1,
    patienceSeconds: 0.001,
    waitingBytes: body.length,
  });
  const ask = () => calculator.calculate('staffing', body);
  expect(await statuses([ask(), ask()])).toEqual(['accepted', 'busy']);
  expect(await statuses([ask(), ask()])).toEqual(['accepted', 'busy']);
  await calculator.close();
});
