import { expect, test } from 'vitest';
import { admit } from '../../../src/planning/admit.ts';
import { sampleRequest } from '../samples.ts';
import { agent, queue, refused, refusedPaths, teamOf } from './admission/refused.ts';

test('the sample is let in', () => {
  expect(refused()).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['nothing', undefined, ['']],
  ['null', null, ['']],
  ['a list', [], ['']],
  ['text', 'plan', ['']],
  ['an empty object', {}, ['horizon', 'queues', 'forecast']],
])('%s is no request', (_, body, paths) => {
  const admission = admit(body);
  if (admission.status !== 'refused') throw new Error('let in');
  expect(admission.errors.map((error) => error.path)).toEqual(paths);
});

test.each<[string, object, string[]]>([
  ['at the top', { forcast: [] }, ['forcast']],
  ['in a queue', { queues: [queue({ skil: 'chat' })] }, ['queues[0].skil']],
  [
    'in a handling',
    { queues: [queue({ handling: { ...(queue().handling as object), aht: 3 } })] },
    ['queues[0].handling.aht'],
  ],
  ['in an agent', teamOf({ skill: ['chat'] }), ['team.agents[0].skill']],
  ['with a name that needs quoting', { 'two words': 1 }, ['["two words"]']],
  [
    'in the forecast',
    { forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [1], hours: 2 }] },
    ['forecast[0].hours'],
  ],
  ['several of them', { colour: 'red', weather: 'fine' }, ['colour', 'weather']],
])('an unknown field %s is refused by its path', (_, change, paths) => {
  const errors = refused(change);
  expect(errors.map((error) => error.path)).toEqual(paths);
  for (const { message } of errors) expect(message).toBe('unknown field');
});

test('a field that is not there is said to be missing, one of another type is not', () => {
  expect(refused({ horizon: undefined, queues: 'chat' })).toEqual([
    { path: 'horizon', message: 'is missing; expected object' },
    { path: 'queues', message: 'Invalid input: expected array, received string' },
  ]);
});

const handling = (change: object): object => ({
  queues: [queue({ handling: { ...(queue().handling as object), ...change } })],
});
const daily = (...contactsPerDay: unknown[]): object => ({
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay }],
});

test.each<[string, object, string]>([
  ['a negative time', handling({ agentSecondsPerReply: -1 }), 'queues[0].handling.agentSecondsPerReply'],
  ['no time at all', handling({ agentSecondsPerReply: 0 }), 'queues[0].handling.agentSecondsPerReply'],
  [
    'more than a day',
    handling({ customerSecondsPerMessage: 90_000 }),
    'queues[0].handling.customerSecondsPerMessage',
  ],
  ['half a chat at once', handling({ concurrency: 2.5 }), 'queues[0].handling.concurrency'],
  ['no chat at once', handling({ concurrency: 0 }), 'queues[0].handling.concurrency'],
  ['fewer replies than one', handling({ repliesPerChat: 0.5 }), 'queues[0].handling.repliesPerChat'],
  ['no patience', handling({ patienceSeconds: 0 }), 'queues[0].handling.patienceSeconds'],
  ['negative contacts', daily(-5), 'forecast[0].contactsPerDay[0]'],
  ['contacts without end', daily(1e300), 'forecast[0].contactsPerDay[0]'],
  ['NaN, which JSON has not', daily(NaN), 'forecast[0].contactsPerDay[0]'],
  ['Infinity, which JSON has not', daily(Infinity), 'forecast[0].contactsPerDay[0]'],
  ['NaN as text', daily('NaN'), 'forecast[0].contactsPerDay[0]'],
  ['a number as text', daily('60'), 'forecast[0].contactsPerDay[0]'],
  ['no number', daily(null), 'forecast[0].contactsPerDay[0]'],
  ['no days', { horizon: { firstDay: '2026-11-23', days: 0 } }, 'horizon.days'],
  ['a year', { horizon: { firstDay: '2026-11-23', days: 366 } }, 'horizon.days'],
  ['a day that does not exist', { horizon: { firstDay: '2026-02-30', days: 1 } }, 'horizon.firstDay'],
  [
    'a grain of 7 minutes',
    { horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 7 } },
    'horizon.intervalMinutes',
  ],
  ['an unknown zone', { shop: { timeZone: 'Asia/Shangri-La' } }, 'shop.timeZone'],
  ['an unknown tier', { shop: { tier: 'huge' } }, 'shop.tier'],
  [
    'hours that run backwards',
    { shop: { openingHours: { from: '18:00', to: '09:00' } } },
    'shop.openingHours.to',
  ],
  [
    'a window of a weekday backwards',
    { shop: { openingHours: { monday: [{ from: '12:00', to: '09:00' }] } } },
    'shop.openingHours.monday[0].to',
  ],
  ['shrinkage above its limit', { capacity: { shrinkage: 0.95 } }, 'capacity.shrinkage'],
  ['an unknown buffer', { capacity: { buffer: 'plenty' } }, 'capacity.buffer'],
  ['a negative buffer', { capacity: { buffer: { share: -0.1 } } }, 'capacity.buffer.share'],
  [
    'a target below zero',
    { targets: { always: { averageResponseSeconds: -1 } } },
    'targets.always.averageResponseSeconds',
  ],
  [
    'a share of 120 %',
    { targets: { always: { threeMinuteReplyRate: 1.2 } } },
    'targets.always.threeMinuteReplyRate',
  ],
  [
    'a band backwards',
    { targets: { bands: [{ id: 'x', from: '12:00', to: '10:00' }] } },
    'targets.bands[0].to',
  ],
  [
    'category shares above one',
    { queues: [queue({ categoryShares: { a: 0.7, b: 0.6 } })] },
    'queues[0].categoryShares',
  ],
  ['an unknown tool', { tools: ['magic'] }, 'tools[0]'],
  [
    'a rule that is none',
    { rules: { overrides: { naptime: { level: 'required' } } } },
    'rules.overrides.naptime',
  ],
  ['an unknown pack', { rules: { pack: 'us' } }, 'rules.pack'],
  ['a team of nobody', { team: { agents: [] } }, 'team.agents'],
  ['an agent without any skill', teamOf({ skills: [] }), 'team.agents[0].skills'],
  [
    'leave backwards',
    teamOf({ leave: [{ firstDay: '2026-11-24', lastDay: '2026-11-23' }] }),
    'team.agents[0].leave[0].lastDay',
  ],
  ['no time to solve', { objective: { timeLimitSeconds: 0 } }, 'objective.timeLimitSeconds'],
  ['half a seed', { objective: { seed: 1.5 } }, 'objective.seed'],
  [
    'a live stream at no time',
    { calendar: { liveStreams: [{ id: 'x', start: '2026-02-30T20:00', end: '2026-11-23T21:00' }] } },
    'calendar.liveStreams[0].start',
  ],
  [
    'a profile of 23 hours',
    { forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [1], profile: new Array(23).fill(1) }] },
    'forecast[0].profile',
  ],
  [
    'a profile of nothing',
    { forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [1], profile: new Array(24).fill(0) }] },
    'forecast[0].profile',
  ],
  ['a forecast of no kind', { forecast: [{ kind: 'weekly', queue: 'chat' }] }, 'forecast[0].kind'],
  [
    'a template whose break does not fit',
    {
      shifts: {
        templates: [
          {
            id: 't',
            contractClasses: ['full-time'],
            start: { from: '09:00', to: '09:00' },
            lengthsMinutes: [240],
            mealBreak: { minutes: 60, earliestAfterMinutes: 180, latestAfterMinutes: 200 },
          },
        ],
      },
    },
    'shifts.templates[0].mealBreak',
  ],
])('%s is refused where it stands', (_, change, path) => {
  expect(refusedPaths(change)).toEqual([path]);
});

test('a time that is none is told what a time looks like', () => {
  expect(refused({ shop: { openingHours: { from: '9am', to: '18:00' } } })[0]).toEqual({
    path: 'shop.openingHours.from',
    message: 'expected a time of day such as 09:30, at most 24:00',
  });
});

test('everything wrong with the shape is told at once, each in its place', () => {
  const errors = refused({
    shop: { timeZone: 'Mars/Olympus' },
    horizon: { firstDay: 'tomorrow', days: 1 },
    queues: [queue({ minimumAgents: -1 })],
    team: { agents: [agent({ skills: [] })] },
  });
  expect(errors.map((error) => error.path)).toEqual([
    'shop.timeZone',
    'horizon.firstDay',
    'queues[0].minimumAgents',
    'team.agents[0].skills',
  ]);
});

test('everything wrong with the whole is told at once, each in its place', () => {
  const errors = refused({
    forecast: [{ kind: 'daily', queue: 'phone', contactsPerDay: [1] }],
    targets: { always: { averageResponseSeconds: 2 } },
    calendar: { liveStreams: [{ id: 'x', start: '2026-11-23T21:00', end: '2026-11-23T20:00' }] },
    team: { agents: [agent({ contractClass: 'freelance' }), agent()] },
  });
  expect(errors).toEqual([
    { path: 'forecast[0].queue', message: 'no queue “phone”; the request has “chat”' },
    { path: 'queues[0].id', message: 'queue “chat” has no forecast' },
    {
      path: 'calendar.liveStreams[0].end',
      message: 'must be later than the start, 2026-11-23T21:00',
    },
    {
      path: 'targets.always.averageResponseSeconds',
      message: 'always asks 2 of queue “chat”; no number of agents gets better than 12.00',
    },
    { path: 'team.agents[1].id', message: '“a01” appears twice; each must be unique' },
    {
      path: 'team.agents[0].contractClass',
      message: 'no contract class “freelance”; the request has “full-time” and “part-time”',
    },
  ]);
});

test('admission neither changes a request nor lets two answers differ', () => {
  const sent = sampleRequest();
  const copy = structuredClone(sent);
  expect(admit(sent)).toEqual(admit(sent));
  expect(sent).toEqual(copy);
});
