import { expect, test } from 'vitest';
import { explanationLines } from '../../../src/cli/explanation-lines.ts';
import { sampleRoster } from '../samples.ts';

test('what cannot all be kept, what would help, and how to read it', () => {
  const lines = explanationLines({
    ...sampleRoster.explanation,
    shortage: {
      conflicts: [
        {
          facts: [
            { kind: 'requirement', people: [], words: '2 agents for chat on Monday' },
            { kind: 'day-off', people: ['a2'], words: 'on leave or off on Monday: a2' },
          ],
          irreducible: true,
          proof: 'relaxation',
        },
      ],
      relaxations: [
        {
          change: { kind: 'latest-start', time: '22:00' },
          missingAgentHoursBefore: 3,
          missingAgentHoursAfter: 0,
          people: 3,
          effortDays: 1,
          words: 'Starts until 22:00: closes it.',
        },
      ],
      note: 'How to read it.',
    },
  });
  expect(lines.slice(lines.indexOf('Why people are missing'))).toEqual([
    'Why people are missing',
    '  These cannot all be kept:',
    '    - 2 agents for chat on Monday',
    '    - on leave or off on Monday: a2',
    '  What would help, least effort for its effect first:',
    '    - Starts until 22:00: closes it.',
    '  How to read it.',
  ]);
});

test('nothing of it where nobody is missing', () => {
  expect(explanationLines(sampleRoster.explanation)).not.toContain('Why people are missing');
});
