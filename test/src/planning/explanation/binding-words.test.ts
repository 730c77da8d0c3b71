import { expect, test } from 'vitest';
import { bindingInWords, listed } from '../../../../src/planning/explanation/binding-words.ts';

test.each([
  ['averageResponseSeconds ≤ 20 (band 20:00–24:00)', 'an average answer within 20 s (band 20:00–24:00)'],
  [
    'averageResponseSeconds ≤ 45 (tier new) on 90 % of days',
    'an average answer within 45 s (tier new) on 90 % of days',
  ],
  ['answeredWithin 30 s ≥ 0.8 (queue chat)', '80 % answered within 30 s (queue chat)'],
  ['threeMinuteReplyRate ≥ 0.995 (platform)', '99.5 % of replies within 3 minutes (platform)'],
  ['maximumAbandonment ≤ 0.05 (always)', 'at most 5 % of customers giving up (always)'],
  ['enough agents to keep up with the work', 'keeping up with the work'],
  [
    'minimumAgents of queue chat, raised after the replay',
    'the least number of agents of queue chat, with more agents where the roster missed it',
  ],
  ['no demand', 'no demand'],
])('%s is called %s', (target, words) => {
  expect(bindingInWords(target)).toBe(words);
});

test('a list reads as one', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
