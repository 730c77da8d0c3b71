import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { TargetSet } from '../../src/domain/target.ts';
import type { Draws } from './draws.ts';

type QueueInput = PlanRequestInput['queues'][number];

/** A queue with the agents its mean open hour keeps busy with nothing else. */
export interface DrawnQueue {
  readonly queue: QueueInput;
  readonly contactsPerOpenHour: number;
}

const NAMES = ['pre-sales', 'order-handling', 'after-sales'] as const;
const CATEGORIES = ['routine', 'order', 'complaint'] as const;

/** The first queue is a chat; of the others one in four handles one contact at a time. */
export function drawQueues(draws: Draws, count: number): DrawnQueue[] {
  const busyAgents = draws.between(0.5, 1.8) / count;
  return NAMES.slice(0, count).map((id, index) => {
    const isTask = index > 0 && draws.happens(0.25);
    const handling = isTask ? drawTask(draws) : drawChat(draws);
    const workSeconds =
      handling.kind === 'task'
        ? handling.averageHandleSeconds
        : handling.agentSecondsPerReply * handling.repliesPerChat;
    return {
      queue: {
        id,
        skill: id,
        handling,
        categoryShares: draws.happens(0.4) ? { [CATEGORIES[index]]: draws.inSteps(0.2, 0.6, 0.05) } : {},
        minimumAgents: draws.happens(0.3) ? 1 : 0,
        ...(isTask ? { targets: drawTaskTargets(draws) } : {}),
      },
      contactsPerOpenHour: (busyAgents * draws.between(0.6, 1.4) * 3600) / workSeconds,
    };
  });
}

function drawChat(draws: Draws): Extract<QueueInput['handling'], { kind: 'chat' }> {
  return {
    kind: 'chat',
    agentSecondsPerReply: draws.whole(6, 14),
    customerSecondsPerMessage: draws.whole(20, 80),
    repliesPerChat: draws.inSteps(3, 9, 0.5),
    concurrency: draws.whole(2, 6),
    idleTailSeconds: draws.happens(0.5) ? draws.whole(10, 60) : 0,
    ...(draws.happens(0.6) ? { patienceSeconds: draws.inSteps(60, 400, 10) } : {}),
  };
}

function drawTask(draws: Draws): Extract<QueueInput['handling'], { kind: 'task' }> {
  return {
    kind: 'task',
    averageHandleSeconds: draws.inSteps(90, 360, 10),
    ...(draws.happens(0.6) ? { patienceSeconds: draws.inSteps(60, 300, 10) } : {}),
  };
}

function drawTaskTargets(draws: Draws): TargetSet {
  return draws.happens(0.5)
    ? { answeredWithin: { share: draws.inSteps(0.7, 0.9, 0.05), seconds: draws.inSteps(20, 60, 10) } }
    : { averageResponseSeconds: draws.inSteps(15, 40, 5) };
}
