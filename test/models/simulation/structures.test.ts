import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatSlots } from '../../../models/simulation/chat-slots.ts';
import { compileScenario } from '../../../models/simulation/compiled-scenario.ts';
import { EventHeap, NONE } from '../../../models/simulation/event-heap.ts';
import { Routing } from '../../../models/simulation/routing.ts';
import type { Duty } from '../../../models/simulation/scenario.ts';
import { WaitingLines } from '../../../models/simulation/waiting-lines.ts';

describe('the event heap', () => {
  it('always knows the earliest event, whatever is scheduled, moved and cancelled', () => {
    const step = fc.record({
      id: fc.nat(59),
      seconds: fc.option(fc.nat(10_000), { freq: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 200 }), (steps) => {
        const heap = new EventHeap(10);
        heap.grow(60);
        const expected = new Map<number, number>();
        for (const { id, seconds } of steps) {
          if (seconds === null) heap.cancel(id);
          else heap.schedule(id, seconds);
          if (seconds === null) expected.delete(id);
          else expected.set(id, seconds);
          expect(heap.length).toBe(expected.size);
          expect(heap.nextSeconds).toBe(Math.min(Infinity, ...expected.values()));
          if (expected.size > 0) expect(expected.get(heap.nextId)).toBe(heap.nextSeconds);
        }
        const drained: number[] = [];
        while (heap.length > 0) {
          drained.push(heap.nextSeconds);
          heap.cancel(heap.nextId);
        }
        expect(drained).toEqual([...expected.values()].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the waiting lines', () => {
  it('keep every line in order under arrivals at both ends and departures from anywhere', () => {
    const step = fc.record({
      member: fc.nat(9),
      line: fc.nat(2),
      move: fc.constantFrom('front', 'back', 'leave'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const lines = new WaitingLines(3, 10);
        const expected: number[][] = [[], [], []];
        for (const { member, line, move } of steps) {
          const current = expected.findIndex((members) => members.includes(member));
          if (current >= 0) {
            lines.remove(current, member);
            expected[current].splice(expected[current].indexOf(member), 1);
          }
          if (move === 'front') {
            lines.pushFront(line, member);
            expected[line].unshift(member);
          } else if (move === 'back') {
            lines.pushBack(line, member);
            expected[line].push(member);
          }
          expect([...lines.length]).toEqual(expected.map((members) => members.length));
          expect([...lines.head]).toEqual(expected.map((members) => members[0] ?? NONE));
        }
      }),
    );
  });
});

describe('the chat slots', () => {
  it('use slots again and keep contacts when they grow', () => {
    const slots = new ChatSlots(2);
    const first = slots.take(0, 5, 6);
    const second = slots.take(1, 7, 8);
    expect(slots.isFull).toBe(true);
    slots.repliesLeft[second] = 9;
    const twin = new ChatSlots(2);
    const same = twin.take(0, 7, 8);
    slots.grow();
    expect([slots.nextBits(second), slots.nextBits(second)]).toEqual([
      twin.nextBits(same),
      twin.nextBits(same),
    ]);
    expect([slots.capacity, slots.inUse, slots.isFull]).toEqual([4, 2, false]);
    expect([slots.queue[first], slots.queue[second], slots.repliesLeft[second]]).toEqual([0, 1, 9]);
    slots.release(first);
    expect(slots.isInUse(first)).toBe(false);
    const others = [slots.take(2, 1, 1), slots.take(2, 1, 2), slots.take(2, 1, 3)];
    expect(new Set([second, ...others])).toEqual(new Set([0, 1, 2, 3]));
    expect(slots.isFull).toBe(true);
  });
});

describe('routing', () => {
  const chat = (concurrency: number) => ({
    kind: 'chat' as const,
    agentSecondsPerReply: 1,
    customerSecondsPerMessage: 1,
    repliesPerChat: 1,
    idleTailSeconds: 0,
    concurrency,
    patienceSeconds: 1,
  });
  const duties: readonly Duty[] = [
    { queues: [0], standing: 'regular' },
    { queues: [0, 1], standing: 'regular' },
    { queues: [1], standing: 'regular' },
    { queues: [0], standing: 'buffer' },
  ];
  const caps = [2, 3];
  /** Eight agents, two of each duty, one of the two with a cap of her own. */
  const scenario = compileScenario({
    intervalSeconds: 1,
    intervalCount: 1,
    queues: caps.map((cap, index) => ({
      name: String(index),
      contactsPerInterval: [0],
      handling: chat(cap),
    })),
    agents: duties.flatMap((duty) => [{ schedule: [duty] }, { schedule: [duty], concurrency: 1 }]),
    departure: 'finish-chats',
  });
  const ownCap = (agent: number): number => (agent % 2 === 1 ? 1 : Infinity);

  it('finds a least-loaded agent with a slot, buffer agents last, as a search over all agents does', () => {
    const step = fc.record({
      agent: fc.nat(7),
      move: fc.constantFrom('more', 'less', 'leave', 'come', 'task'),
      queue: fc.nat(1),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 150 }), (steps) => {
        const routing = new Routing(scenario);
        const agents = Array.from({ length: 8 }, () => ({ load: 0, isPresent: false, isOnTask: false }));
        for (const { agent, move, queue } of steps) {
          const one = agents[agent];
          if (move === 'come' || move === 'leave') {
            one.isPresent = move === 'come';
            const pool = one.isPresent ? scenario.poolOf[agent] : NONE;
            routing.setPool(agent, pool, one.isOnTask ? 'on-task' : 'free');
          } else if (one.isOnTask) {
            one.isOnTask = false;
            one.load = 0;
            routing.endTask(agent);
          } else if (move === 'task') {
            if (!one.isPresent || one.load > 0) continue;
            one.isOnTask = true;
            one.load = 1;
            routing.startTask(agent);
          } else {
            const load = one.load + (move === 'more' ? 1 : -1);
            if (load < 0 || load > 3) continue;
            routing.changeLoad(agent, load - one.load);
            one.load = load;
          }
          const hasSlot = (index: number): boolean => {
            const { load, isPresent, isOnTask } = agents[index];
            const allowed = duties[index >> 1].queues.includes(queue);
            return isPresent && !isOnTask && allowed && load < Math.min(caps[queue], ownCap(index));
          };
          const free = [0, 1, 2, 3, 4, 5, 6, 7].filter(hasSlot);
          const regular = free.filter((index) => index < 6);
          const candidates = regular.length > 0 ? regular : free;
          const least = Math.min(...candidates.map((index) => agents[index].load));
          const best = candidates.filter((index) => agents[index].load === least);
          // Of equally loaded agents those with the fewest queues go first.
          const fewest = Math.min(...best.map((index) => duties[index >> 1].queues.length));
          const expected = best.filter((index) => duties[index >> 1].queues.length === fewest);
          const found = routing.leastLoaded(queue);
          if (expected.length === 0) expect(found).toBe(NONE);
          else expect(expected).toContain(found);
          for (let index = 0; index < 8; index += 1) {
            expect(routing.hasSlot(index, queue)).toBe(hasSlot(index));
          }
        }
      }),
    );
  });

  it('gives equally loaded agents their turn in the order they became free', () => {
    const routing = new Routing(scenario);
    for (const agent of [0, 2]) routing.setPool(agent, scenario.poolOf[0], 'free');
    expect(routing.leastLoaded(0)).toBe(0);
    routing.changeLoad(0, 1);
    routing.changeLoad(0, -1);
    expect(routing.leastLoaded(0)).toBe(2);
  });
});
