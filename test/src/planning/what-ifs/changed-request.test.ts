import { expect, test } from 'vitest';
import { changedRequest } from '../../../../src/planning/what-ifs/changed-request.ts';
import { standardChanges } from '../../../../src/planning/what-ifs/standard-changes.ts';
import { sampleRequest, sampleResolved } from '../../samples.ts';

const [chat] = sampleRequest().queues;
const request = sampleResolved({
  queues: [
    { ...chat, categoryShares: { routine: 0.4, order: 0.2 }, targets: { averageResponseSeconds: 50 } },
  ],
  targets: {
    tierLimit: false,
    bands: [{ id: 'all', from: '09:00', to: '18:00', averageResponseSeconds: 40, threeMinuteReplyRate: 0.9 }],
    always: { averageResponseSeconds: 60 },
    platform: { threeMinuteReplyRate: 0.8 },
  },
  tools: ['assistant'],
  shifts: { templates: ['full-time-8h', 'three-shifts'] },
});

test('every average response time moves, and no other target', () => {
  const { targets, queues } = changedRequest(request, { kind: 'response-seconds', by: -45 });
  expect(targets).toMatchObject({
    tier: undefined,
    bands: [{ averageResponseSeconds: 1, threeMinuteReplyRate: 0.9 }],
    always: { averageResponseSeconds: 15 },
    platform: { threeMinuteReplyRate: 0.8 },
  });
  expect(targets.platform).not.toHaveProperty('averageResponseSeconds', expect.anything());
  expect(queues[0].targets?.averageResponseSeconds).toBe(5);
});

test('starts get later, never earlier, and shifts that hand over stay', () => {
  const ends = (time: string): string[] =>
    changedRequest(request, { kind: 'latest-start', time }).templates.map(({ start }) => start.to);
  expect(ends('22:00')).toEqual(['22:00', '16:00']);
  expect(ends('10:00')).toEqual(['16:00', '16:00']);
});

test('another buffer keeps its minimum unless it is none', () => {
  const buffer = (share: number) => changedRequest(request, { kind: 'buffer-share', share }).buffer;
  expect(buffer(0.15)).toMatchObject({ share: 0.15, minimum: 1, liveExtraAgents: 2 });
  expect(buffer(0)).toMatchObject({ share: 0, minimum: 0 });
});

test('a tool is put in once, or taken away', () => {
  const names = (tool: string, inUse: boolean): string[] =>
    changedRequest(request, { kind: 'tool', tool, inUse }).tools.map(({ name }) => name);
  expect(names('assistant', false)).toEqual([]);
  expect(names('assistant', true)).toEqual(['assistant']);
  expect(names('erp-link', true)).toEqual(['assistant', 'erp-link']);
});

test('only tools that change something are asked about', () => {
  const tools = standardChanges(request).filter(({ kind }) => kind === 'tool');
  expect(tools).toEqual([
    { kind: 'tool', tool: 'assistant', inUse: false },
    { kind: 'tool', tool: 'erp-link', inUse: true },
  ]);
});
