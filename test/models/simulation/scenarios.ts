import type { ChatHandling, TaskHandling } from '../../../models/queueing/handling.ts';
import type { Duty, SimulatedAgent, SimulatedQueue } from '../../../models/simulation/scenario.ts';

/** Short ways to write down scenarios. */

export const duty = (...queues: number[]): Duty => ({ queues, standing: 'regular' });

export const agentsAlways = (count: number, intervalCount: number, what = duty(0)): SimulatedAgent[] =>
  Array.from({ length: count }, () => ({ schedule: Array.from({ length: intervalCount }, () => what) }));

export const task = (handling: Partial<TaskHandling> = {}): TaskHandling => ({
  kind: 'task',
  averageHandleSeconds: 180,
  patienceSeconds: Infinity,
  ...handling,
});

export const chat = (handling: Partial<ChatHandling> = {}): ChatHandling => ({
  kind: 'chat',
  agentSecondsPerReply: 25,
  customerSecondsPerMessage: 50,
  repliesPerChat: 6,
  idleTailSeconds: 0,
  concurrency: 3,
  patienceSeconds: 120,
  ...handling,
});

export const queue = (queue: Partial<SimulatedQueue> = {}): SimulatedQueue => ({
  name: 'questions',
  contactsPerInterval: [100],
  handling: chat(),
  ...queue,
});
