import { describe, expect, it } from 'vitest';
import { leastAgents } from '../../../models/queueing/least-agents.ts';

describe('the search for the smallest number of agents', () => {
  it('finds every threshold from every guess', () => {
    for (let threshold = 3; threshold <= 40; threshold++) {
      for (let likely = 0; likely <= 45; likely++) {
        for (const firstStride of [undefined, 1, 7]) {
          const range = { least: 3, most: 40, likely, ...(firstStride && { firstStride }) };
          expect(leastAgents(range, (agents) => agents >= threshold)).toBe(threshold);
        }
      }
    }
  });

  it('asks few questions even for a hundred thousand agents', () => {
    let questions = 0;
    const found = leastAgents({ least: 0, most: 1e6, likely: 99_000 }, (agents) => {
      questions += 1;
      return agents >= 100_000;
    });
    expect(found).toBe(100_000);
    expect(questions).toBeLessThan(20);
  });

  it('finds nothing where the most are not enough, or there is no range', () => {
    expect(leastAgents({ least: 0, most: 50, likely: 4 }, () => false)).toBeUndefined();
    expect(leastAgents({ least: 5, most: 4, likely: 4 }, () => true)).toBeUndefined();
  });
});
