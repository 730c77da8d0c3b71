import { expect, test } from 'vitest';
import {
  leastSimulationSeconds,
  repliesOf,
  simulationBudget,
} from '../../../src/planning/simulation-budget.ts';
import type { QueueWorkload } from '../../../src/planning/workload.ts';

const chats = { kind: 'chat', repliesPerChat: 6 };
const queueOf = (contacts: number[], handling: object): QueueWorkload =>
  ({ contacts, handling }) as unknown as QueueWorkload;
const workload = [queueOf([200_000, 300_000], chats), queueOf([1000, 0], { kind: 'task' })];

test('a short plan has a small budget, a long one that of every simulation', () => {
  expect(simulationBudget(2)).toEqual({ replications: 12, maximumReplies: 120_000, leastReplications: 2 });
  expect(simulationBudget(1.5).replications).toBe(9);
  expect(simulationBudget(600)).toEqual({
    replications: 200,
    maximumReplies: 3_000_000,
    leastReplications: 2,
  });
});

test('a chat has its replies, a task is one', () => {
  expect(repliesOf(workload)).toBe(3_001_000);
});

test('two replications take a second for each million and a half of replies, half of it with a thread to help', () => {
  expect(leastSimulationSeconds(workload, 0)).toBeCloseTo(4.0013, 4);
  expect(leastSimulationSeconds(workload, 1)).toBeCloseTo(2.0007, 4);
  expect(leastSimulationSeconds(workload, 7)).toBeCloseTo(2.0007, 4);
});
