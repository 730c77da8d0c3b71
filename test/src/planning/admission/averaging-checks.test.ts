import { expect, test } from 'vitest';
import { admitStaffing } from '../../../../src/planning/admit.ts';
import { sampleDemand } from '../../samples.ts';
import { queue, refused } from './refused.ts';

const targets = { averaging: 'band' } as const;

test('averages over bands are for plans in which every queue has a skill of its own', () => {
  expect(refused({ targets })).toEqual([]);
  const shared = {
    targets,
    queues: [queue(), queue({ id: 'second' })],
    forecast: ['chat', 'second'].map((id) => ({ kind: 'daily', queue: id, contactsPerDay: [60] })),
  };
  expect(refused(shared)).toEqual([
    {
      path: 'targets.averaging',
      message: '`band` needs a skill of its own for each queue; “second” shares “chat” with another',
    },
  ]);
  expect(refused({ ...shared, targets: {} })).toEqual([]);
});

test('a request for staffing keeps its targets in every interval', () => {
  expect(admitStaffing(sampleDemand({ targets }))).toEqual({
    status: 'refused',
    errors: [
      {
        path: 'targets.averaging',
        message: '`band` is for plans: staffing keeps every target in every interval',
      },
    ],
  });
});

test('nothing else can be averaged over', () => {
  expect(refused({ targets: { averaging: 'week' } }).map(({ path }) => path)).toEqual(['targets.averaging']);
});
