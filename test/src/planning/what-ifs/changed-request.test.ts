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

test('starts get earlier in whole steps, never later', () => {
  const begins = (time: string): string[] =>
    changedRequest(request, { kind: 'earliest-start', time }).templates.map(({ start }) => start.from);
  expect(begins('10:00')).toEqual(['06:00', '00:00']);
  const fromNine = {
    ...request,
    templates: request.templates.map((one) => ({ ...one, start: { ...one.start, from: '09:00' } })),
  };
  const moved = changedRequest(fromNine, { kind: 'earliest-start', time: '06:20' }).templates;
  expect(moved.map(({ start }) => start.from)).toEqual(['07:00', '09:00']);
});

test('more people join the team under ids of their own, in the class and with the skills named', () => {
  const taken = sampleResolved({
    team: { agents: ['new-1', 'a01'].map((id) => ({ id, name: id, skills: ['chat'] })) },
  });
  const { staff } = changedRequest(taken, {
    kind: 'more-people',
    people: 2,
    skills: ['chat'],
    contractClass: 'part-time',
    availability: [{ weekdays: ['saturday'], from: '14:00', to: '22:00' }],
  });
  if (staff.kind !== 'team') throw new Error('a team');
  expect(new Set(staff.agents.map(({ id }) => id)).size).toBe(4);
  expect(staff.agents.slice(2)).toMatchObject([
    { skills: ['chat'], contractClass: 'part-time', leave: [], availability: [{ from: '14:00' }] },
    { skills: ['chat'], contractClass: 'part-time' },
  ]);
});

test('a hiring plan may hire more, in all or in one class', () => {
  const hiring = sampleResolved({
    team: undefined,
    hiring: { maximumPeople: 3 },
    shifts: {
      contractClasses: [
        { id: 'full-time', maximumPeople: 2 },
        { id: 'part-time', maximumPeople: 1 },
        { id: 'night' },
      ],
      templates: ['full-time-8h', 'part-time-4-6h'],
    },
  });
  const most = (contractClass?: string): unknown => {
    const { staff, contractClasses } = changedRequest(hiring, {
      kind: 'more-people',
      people: 2,
      contractClass,
    });
    return [
      staff.kind === 'hiring' && staff.maximumPeople,
      ...contractClasses.map((one) => one.maximumPeople),
    ];
  };
  expect(most()).toEqual([5, 4, 3, undefined]);
  expect(most('part-time')).toEqual([5, 2, 3, undefined]);
});

test('live extra, a class’s week and a rule', () => {
  const live = sampleResolved({
    calendar: {
      liveStreams: [
        { id: 'own', start: '2026-11-23T12:00', end: '2026-11-23T13:00', extraAgents: 4 },
        { id: 'usual', start: '2026-11-23T15:00', end: '2026-11-23T16:00' },
      ],
    },
    rules: { overrides: { 'daily-rest': { level: 'required' } } },
  });
  const extra = changedRequest(live, { kind: 'live-extra', agents: 1 });
  expect(extra.buffer.liveExtraAgents).toBe(1);
  expect(extra.calendar.liveStreams.map(({ extraAgents }) => extraAgents)).toEqual([1, undefined]);
  const week = { contractClass: 'full-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 2880 };
  const { contractClasses } = changedRequest(live, { kind: 'contract-week', ...week });
  expect(contractClasses.map(({ maximumDaysPerWeek }) => maximumDaysPerWeek)).toEqual([6, 6]);
  expect(contractClasses.map(({ maximumMinutesPerWeek }) => maximumMinutesPerWeek)).not.toEqual([2880, 2880]);
  const { rules } = changedRequest(live, { kind: 'rule-preferred', rule: 'daily-rest' });
  expect(rules['daily-rest'].level).toBe('preferred');
  expect(rules['weekly-rest-day'].level).toBe('required');
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

const withOvertime = (agent: object = {}) =>
  sampleResolved({
    shifts: {
      contractClasses: [
        { id: 'full-time' },
        { id: 'part-time', maximumMinutesPerWeek: 1440, ...allowance(480) },
      ],
    },
    team: { agents: [{ id: 'a1', name: 'A', skills: ['chat'], contractClass: 'part-time', ...agent }] },
  });

function allowance(minutes: number): object {
  return { overtime: { maximumMinutesPerWeek: minutes } };
}

test('overtime of one class or of all, and none', () => {
  const allowed = (change: { contractClass?: string; minutesPerWeek: number }) =>
    changedRequest(withOvertime(), { kind: 'overtime', ...change }).contractClasses.map(
      ({ overtime }) => overtime?.maximumMinutesPerWeek,
    );
  expect(allowed({ minutesPerWeek: 240 })).toEqual([240, 240]);
  expect(allowed({ contractClass: 'full-time', minutesPerWeek: 240 })).toEqual([240, 480]);
  expect(allowed({ contractClass: 'part-time', minutesPerWeek: 0 })).toEqual([undefined, undefined]);
  expect(allowed({ minutesPerWeek: 0 })).toEqual([undefined, undefined]);
});

test('going without overtime is asked about where a class allows it, and no pinned shift may rest on it', () => {
  const asked = (one: typeof request) => standardChanges(one).filter(({ kind }) => kind === 'overtime');
  const pinned = (contractClass: string) => {
    const shift = { full: ['09:00', 540], part: ['09:00', 300] } as const;
    const [start, lengthMinutes] = contractClass === 'full-time' ? shift.full : shift.part;
    const pins = [{ kind: 'shift' as const, date: '2026-11-23', start, lengthMinutes }];
    return withOvertime({ contractClass, pins });
  };
  expect(asked(request)).toEqual([]);
  expect(asked(withOvertime())).toEqual([{ kind: 'overtime', minutesPerWeek: 0 }]);
  expect(asked(pinned('full-time'))).toHaveLength(1);
  expect(asked(pinned('part-time'))).toEqual([]);
});
