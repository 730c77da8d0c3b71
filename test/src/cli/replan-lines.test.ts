import { expect, test } from 'vitest';
import { summaryLines } from '../../../src/cli/summary.ts';
import type { Replan } from '../../../src/domain/replan.ts';
import { sampleRoster } from '../samples.ts';

const times = (from: string, to: string) => ({
  start: `2026-11-23T${from}:00+08:00`,
  end: `2026-11-23T${to}:00+08:00`,
  template: 'full-time-8h',
});

const gap: Replan['actions'][number]['gap'] = {
  kind: 'queue',
  queue: 'chat',
  start: '2026-11-23T09:00:00+08:00',
  end: '2026-11-23T13:00:00+08:00',
  missing: 2,
  agentMinutes: 480,
};

const replan: Replan = {
  plan: null,
  now: '2026-11-23T07:00:00+08:00',
  freezeUntil: '2026-11-23T07:00:00+08:00',
  absentShifts: 1,
  changesBeyondAbsences: 1,
  changes: {
    firstDay: '2026-11-23',
    lastDay: '2026-11-24',
    kept: 3,
    moved: 1,
    added: 0,
    removed: 1,
    otherTemplate: 0,
    people: 2,
    minutes: -480,
    changes: [
      {
        agent: 'a01',
        date: '2026-11-23',
        kind: 'removed',
        before: times('09:00', '18:00'),
        after: null,
        minutes: -480,
      },
      {
        agent: 'a02',
        date: '2026-11-23',
        kind: 'moved',
        before: times('12:00', '21:00'),
        after: times('09:00', '18:00'),
        minutes: 0,
      },
    ],
  },
  actions: [
    { gap, did: 'buffer', people: ['a02'], agentMinutes: 240, words: 'a02 stands by.' },
    { gap, did: 'none', people: [], agentMinutes: 240, words: '240 agent-minutes stay missing.' },
    {
      gap: { kind: 'live-extra', start: gap.start, end: gap.end, missing: 1, agentMinutes: 60 },
      did: 'extra-shift',
      people: ['a\u001b'],
      agentMinutes: 60,
      words: 'a\u001b works a further shift.',
    },
  ],
};

test('a changed roster says what was done for each gap, and whose shifts changed', () => {
  const lines = summaryLines({ ...sampleRoster, replan }, undefined);
  expect(lines).toContain(
    'Published roster  3 shifts kept, 1 falls away, 1 further change; 480 paid minutes fewer',
  );
  const from = lines.indexOf('Gaps of the published roster (2)');
  expect(lines.slice(from, lines.findIndex((line) => line.startsWith('Band')) - 1)).toEqual([
    'Gaps of the published roster (2)',
    '  Monday 2026-11-23 09:00–13:00, chat: 2 missing, 8 agent-hours',
    '    buffer staff, 4 agent-hours: a02 stands by.',
    '    nothing, 4 agent-hours: 240 agent-minutes stay missing.',
    '  Monday 2026-11-23 09:00–13:00, extra for a live stream: 1 missing, 1 agent-hour',
    '    a further shift, 1 agent-hour: a\uFFFD works a further shift.',
    '',
    'Changed shifts (2)',
    '  Date        Person  Was          Is           Paid minutes',
    '  2026-11-23  a01     09:00–18:00  off                  −480',
    '  2026-11-23  a02     12:00–21:00  09:00–18:00             0',
  ]);
});

test('many changes are cut, and none are not mentioned', () => {
  const [change] = replan.changes.changes;
  const changes = { ...replan.changes, minutes: 240, changes: Array<typeof change>(15).fill(change) };
  const many = summaryLines({ ...sampleRoster, replan: { ...replan, absentShifts: 3, changes } }, undefined);
  expect(many).toContain('Changed shifts (15)');
  expect(many).toContain('  … and 3 more');
  expect(many.join('\n')).toMatch(/3 shifts kept, 3 fall away, 1 further change; 240 paid minutes more/);
  const none = { ...replan, actions: [], changes: { ...replan.changes, minutes: 0, changes: [] } };
  const text = summaryLines({ ...sampleRoster, replan: none }, undefined).join('\n');
  expect(text).toContain('as many paid minutes');
  expect(text).not.toMatch(/Gaps of the published|Changed shifts/);
});
