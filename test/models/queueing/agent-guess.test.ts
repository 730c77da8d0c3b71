import { describe, expect, it } from 'vitest';
import { AgentGuess } from '../../../models/queueing/agent-guess.ts';
import { requiredAgents } from '../../../models/queueing/requirement.ts';

describe('a guess at the agents of the next interval', () => {
  it('is what carries the demand as long as nothing is known', () => {
    const guess = new AgentGuess();
    expect(guess.likely(7)).toBe(7);
    guess.learn(0, 3);
    expect(guess.likely(7)).toBe(7);
  });

  it('is right after one interval if the next is the same', () => {
    const guess = new AgentGuess();
    guess.learn(16, 19);
    expect(guess.likely(16)).toBe(19);
  });

  it('is off by no more than two through a day of Erlang A queues', () => {
    const guess = new AgentGuess();
    for (let quarter = 0; quarter < 96; quarter++) {
      const erlangs = 30 - 20 * Math.cos((quarter / 48) * Math.PI);
      const requirement = requiredAgents(
        {
          contactsPerSecond: erlangs / 300,
          handling: { kind: 'task', averageHandleSeconds: 300, patienceSeconds: 120 },
        },
        { answeredWithin: { share: 0.9, seconds: 20 } },
      );
      if (requirement.status !== 'met') throw new Error('within reach');
      const carrying = Math.ceil(erlangs);
      if (quarter > 0) expect(Math.abs(guess.likely(carrying) - requirement.agents)).toBeLessThanOrEqual(2);
      guess.learn(carrying, requirement.agents);
    }
  });
});
