import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationOrder } from '../../../../src/planning/float/activation-order.ts';
import type { StandBy } from '../../../../src/planning/float/activation-order.ts';

const standBy = (person: string, parts: Partial<StandBy> = {}): StandBy => ({
  person,
  queues: ['pre-sales'],
  spans: [],
  spareElsewhere: Infinity,
  hasLiveDuty: false,
  minutes: 60,
  ...parts,
});
const called = (...standBys: StandBy[]): string[] => activationOrder(standBys).map(({ person }) => person);
const two = { queues: ['pre-sales', 'after-sales'], spareElsewhere: 1 };

describe('activationOrder', () => {
  it('calls who can take over fewer queues first', () => {
    expect(called(standBy('a', two), standBy('b'))).toEqual(['b', 'a']);
  });

  it('then who is missed less elsewhere', () => {
    expect(called(standBy('a', two), standBy('b', { ...two, spareElsewhere: 1.5 }))).toEqual(['b', 'a']);
  });

  it('then who has no live duty, then who stands by longer, then by id', () => {
    expect(called(standBy('a', { hasLiveDuty: true, minutes: 90 }), standBy('b'))).toEqual(['b', 'a']);
    expect(called(standBy('a'), standBy('b', { minutes: 90 }))).toEqual(['b', 'a']);
    expect(called(standBy('b'), standBy('a'))).toEqual(['a', 'b']);
  });

  it('says what decides between neighbours', () => {
    const reasons = activationOrder([
      standBy('a', { ...two, spareElsewhere: 0 }),
      standBy('b', two),
      standBy('c'),
    ]).map(({ order, person, reason }) => [order, person, reason]);
    expect(reasons).toEqual([
      [1, 'c', 'c can take over 1 queue, b 2 queues'],
      [2, 'b', 'the other queues of b have 1 agent to spare, those of a 0 agents'],
      [3, 'a', 'the other queues of b have 1 agent to spare, those of a 0 agents'],
    ]);
    expect(activationOrder([standBy('a')])[0].reason).toBe('stands by alone');
    expect(activationOrder([standBy('a'), standBy('b')])[0].reason).toBe('a and b are alike, so by id');
  });

  it('does not depend on the order in which people are given', () => {
    const anybody = fc.record({
      queues: fc.constantFrom<string[]>(['x'], ['x', 'y'], ['x', 'z']),
      spareElsewhere: fc.constantFrom(0, 0.25, Infinity),
      hasLiveDuty: fc.boolean(),
      minutes: fc.constantFrom(15, 30),
    });
    fc.assert(
      fc.property(fc.array(anybody, { minLength: 1, maxLength: 7 }), fc.array(fc.nat()), (parts, keys) => {
        const people = parts.map((part, index) => standBy(`p${index}`, part));
        const shuffled = people
          .map((one, index) => ({ one, key: keys.at(index) ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(activationOrder(shuffled)).toEqual(activationOrder(people));
      }),
    );
  });
});
