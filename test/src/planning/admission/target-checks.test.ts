import { expect, test } from 'vitest';
import { queue, refused } from './refused.ts';

/** The sample's agents need 12 s for a reply: no team answers faster on average. */
const outOfReach = (label: string, seconds: number): string =>
  `${label} asks ${seconds} of queue “chat”; no number of agents gets better than 12.00`;

test.each<[string, object, string, string]>([
  [
    'always',
    { targets: { always: { averageResponseSeconds: 11.9 } } },
    'targets.always.averageResponseSeconds',
    outOfReach('always', 11.9),
  ],
  [
    'of the platform',
    { targets: { platform: { averageResponseSeconds: 5 } } },
    'targets.platform.averageResponseSeconds',
    outOfReach('platform', 5),
  ],
  [
    'of a band',
    { targets: { bands: [{ id: 'noon', from: '12:00', to: '14:00', averageResponseSeconds: 8 }] } },
    'targets.bands[0].averageResponseSeconds',
    outOfReach('band noon', 8),
  ],
  [
    'of the queue',
    { queues: [queue({ targets: { averageResponseSeconds: 1 } })] },
    'queues[0].targets.averageResponseSeconds',
    outOfReach('queue chat', 1),
  ],
])('a response target %s below the typing time names the best there is', (_, change, path, message) => {
  expect(refused(change)).toEqual([{ path, message }]);
});

test('a target that the whole team only just reaches is let in', () => {
  expect(refused({ targets: { always: { averageResponseSeconds: 12.1 } } })).toEqual([]);
});

test('targets of presets are named where they are switched on', () => {
  const slow = queue({ handling: { ...(queue().handling as object), agentSecondsPerReply: 200 } });
  const errors = refused({
    queues: [slow],
    shop: { tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
  });
  expect(errors.map((error) => error.path)).toEqual([
    'targets.tierLimit',
    'targets.bands',
    'targets.bands',
    'targets.bands',
  ]);
  expect(errors[0].message).toBe(
    'tier new asks 180 of queue “chat”; no number of agents gets better than 200.0',
  );
  expect(errors[3].message).toBe(
    'band 20:00–24:00 asks 20 of queue “chat”; no number of agents gets better than 200.0',
  );
  expect(refused({ queues: [slow], targets: { tierLimit: false, bands: [] } })).toEqual([]);
});

test('a share of quick replies that typing alone misses', () => {
  const slow = queue({ handling: { ...(queue().handling as object), agentSecondsPerReply: 150 } });
  const targets = { tierLimit: false, bands: [], always: { threeMinuteReplyRate: 0.95 } };
  const [error] = refused({ queues: [slow], targets });
  expect(error.path).toBe('targets.always.threeMinuteReplyRate');
  // Exponential typing times of 150 s on average: 1 − e^(−180/150) of the replies come within three minutes.
  expect(error.message).toContain((1 - Math.exp(-180 / 150)).toPrecision(4));
});

test('bands: unique names, known queues, and only their queues are judged', () => {
  const noon = { id: 'noon', from: '12:00', to: '14:00' };
  expect(refused({ targets: { bands: [noon, { ...noon, queues: ['fax'] }] } })).toEqual([
    { path: 'targets.bands[1].id', message: '“noon” appears twice; each must be unique' },
    { path: 'targets.bands[1].queues[0]', message: 'no queue “fax”; the request has “chat”' },
  ]);
  const two = {
    queues: [queue(), queue({ id: 'calls', handling: { kind: 'task', averageHandleSeconds: 60 } })],
    forecast: ['chat', 'calls'].map((name) => ({ kind: 'daily', queue: name, contactsPerDay: [10] })),
    targets: { bands: [{ ...noon, queues: ['calls'], averageResponseSeconds: 5 }] },
  };
  expect(refused(two)).toEqual([]);
});
