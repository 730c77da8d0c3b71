import { expect, test } from 'vitest';
import { STAGES } from '../../../src/domain/plan.ts';
import type { Progress } from '../../../src/domain/plan.ts';
import { StageClock } from '../../../src/planning/stages.ts';

function clockWithLog(): { clock: StageClock; log: Progress[] } {
  const log: Progress[] = [];
  let time = 0;
  const clock = new StageClock(
    () => (time += 250),
    (progress) => log.push(progress),
  );
  return { clock, log };
}

test('each stage tells where the plan is, and percentages never fall from stage to stage', () => {
  const { clock, log } = clockWithLog();
  for (const stage of STAGES) clock.run(stage, () => undefined);
  expect(log.map((progress) => progress.stage)).toEqual([...STAGES]);
  const percents = log.map((progress) => progress.percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
});

test('a stage gives what its work gives, and its seconds', () => {
  const { clock } = clockWithLog();
  expect(clock.run('demand', () => 42)).toBe(42);
  expect(clock.seconds.demand).toBe(0.25);
});

test('improvements carry what is known of them', () => {
  const { clock, log } = clockWithLog();
  clock.improved('covering', undefined, undefined);
  clock.improved('covering', 12, undefined);
  clock.improved('covering', 12, 9);
  expect(log.map(({ incumbent, bound, gap }) => [incumbent, bound, gap])).toEqual([
    [undefined, undefined, undefined],
    [12, undefined, undefined],
    [12, 9, 0.25],
  ]);
});
