import { describe, expect, test } from 'vitest';
import { sampleRoster } from '../../samples.ts';
import { refusedSimulation, sampleSimulation } from '../simulated.ts';

const paths = (change: object): string[] => refusedSimulation(change).map(({ path }) => path);
const message = (change: object): string => refusedSimulation(change)[0].message;

test('the sample is let in', () => {
  expect(refusedSimulation({})).toEqual([]);
});

describe('the demand part', () => {
  test.each<[string, object, string]>([
    ['has no unknown field', { team: { agents: [] } }, 'team'],
    ['has a horizon', { horizon: { firstDay: '2026-02-30', days: 1 } }, 'horizon.firstDay'],
    [
      'has forecasts as long as the horizon',
      { forecast: [{ kind: 'hourly', queue: 'chat', contactsPerHour: [1] }] },
      'forecast[0].contactsPerHour',
    ],
    [
      'has a shop that opens',
      { shop: { openingHours: { sunday: [{ from: '09:00', to: '12:00' }] } } },
      'shop.openingHours',
    ],
    [
      'has targets within reach',
      { targets: { always: { averageResponseSeconds: 1 } } },
      'targets.always.averageResponseSeconds',
    ],
  ])('%s', (_, change, path) => {
    expect(paths(change)).toContain(path);
  });

  test('is judged before the staffing', () => {
    const { queues } = sampleSimulation();
    const staffing = { kind: 'curve', queues: [{ queue: 'x', agents: [1] }] };
    expect(paths({ queues: [queues[0], queues[0]], staffing })).toEqual(['queues[1].id']);
  });
});

const curve = (...queues: object[]): object => ({ staffing: { kind: 'curve', queues } });
const windows = (...agents: object[]): object => curve({ queue: 'chat', agents });

describe('a curve', () => {
  const day = new Array<number>(96).fill(1);

  test.each<[string, object, string[]]>([
    ['of no kind', { staffing: { queues: [] } }, ['staffing.kind']],
    ['of an unknown kind', { staffing: { kind: 'line' } }, ['staffing.kind']],
    ['without queues', curve(), ['staffing.queues']],
    [
      'with an unknown field',
      { staffing: { kind: 'curve', queues: [{ queue: 'chat', agents: day }], people: [] } },
      ['staffing.people'],
    ],
    [
      'with fewer than no agents',
      curve({ queue: 'chat', agents: [...day.slice(1), -1] }),
      ['staffing.queues[0].agents[95]'],
    ],
    [
      'with half an agent',
      windows({ from: '09:00', to: '10:00', agents: 0.5 }),
      ['staffing.queues[0].agents[0].agents'],
    ],
    ['without a number', windows({ from: '09:00', to: '10:00' }), ['staffing.queues[0].agents[0].agents']],
    [
      'with numbers and windows',
      curve({ queue: 'chat', agents: [1, { from: '09:00', to: '10:00', agents: 1 }] }),
      ['staffing.queues[0].agents[1]'],
    ],
    ['too short', curve({ queue: 'chat', agents: day.slice(1) }), ['staffing.queues[0].agents']],
    ['too long', curve({ queue: 'chat', agents: [...day, 1] }), ['staffing.queues[0].agents']],
    [
      'of an unknown queue',
      curve({ queue: 'chat', agents: day }, { queue: 'cat', agents: day }),
      ['staffing.queues[1].queue'],
    ],
    [
      'that leaves a queue out',
      curve({ queue: 'cat', agents: day }),
      ['staffing.queues[0].queue', 'staffing.queues'],
    ],
    [
      'of a queue twice',
      curve({ queue: 'chat', agents: day }, { queue: 'chat', agents: day }),
      ['staffing.queues[1].queue'],
    ],
    [
      'that runs backwards',
      windows({ from: '10:00', to: '09:00', agents: 1 }),
      ['staffing.queues[0].agents[0].to'],
    ],
    ['off the clock', windows({ from: '9', to: '10:00', agents: 1 }), ['staffing.queues[0].agents[0].from']],
    [
      'off the grid',
      windows({ from: '09:05', to: '10:20', agents: 1 }),
      ['staffing.queues[0].agents[0].from', 'staffing.queues[0].agents[0].to'],
    ],
    [
      'that overlaps itself',
      windows({ from: '09:00', to: '12:00', agents: 1 }, { from: '11:45', to: '13:00', agents: 2 }),
      ['staffing.queues[0].agents[1].from'],
    ],
    [
      'that overlaps itself on Mondays',
      windows(
        { from: '09:00', to: '12:00', weekdays: ['monday', 'sunday'], agents: 1 },
        { from: '09:00', to: '12:00', weekdays: ['monday', 'friday'], agents: 2 },
      ),
      ['staffing.queues[0].agents[1].from'],
    ],
  ])('%s is refused', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['number by number', curve({ queue: 'chat', agents: day })],
    [
      'with windows that touch',
      windows({ from: '09:00', to: '12:00', agents: 1 }, { from: '12:00', to: '24:00', agents: 0 }),
    ],
    [
      'with windows on different days',
      windows(
        { from: '09:00', to: '12:00', weekdays: ['monday'], agents: 1 },
        { from: '09:00', to: '12:00', weekdays: ['friday'], agents: 2 },
      ),
    ],
  ])('%s is let in', (_, change) => {
    expect(refusedSimulation(change)).toEqual([]);
  });

  test('too short says how long it should be', () => {
    expect(message(curve({ queue: 'chat', agents: [1, 2] }))).toBe(
      'has 2 values; the horizon has 96 intervals of 15 minutes',
    );
  });
});

type Change = Readonly<Record<string, unknown>>;
const at = (time: string): string => `2026-11-23T${time}:00+08:00`;
const stretch = (from: string, to: string, rest: Change = {}): Change => ({
  start: at(from),
  end: at(to),
  ...rest,
});
const shift = (rest: Change = {}): Change => stretch('09:00', '18:00', rest);
const person = (rest: Change = {}): Change => ({
  id: 'a01',
  skills: ['chat'],
  assignments: [shift()],
  ...rest,
});
const roster = (...people: Change[]): object => ({ staffing: { kind: 'roster', people } });
const working = (...assignments: Change[]): object => roster(person({ assignments }));
const serving = (from: string, to: string, rest: Change = {}): Change =>
  stretch(from, to, { kind: 'serving', queue: 'chat', ...rest });

describe('a roster', () => {
  const first = 'staffing.people[0].assignments[0]';

  test.each<[string, object, string[]]>([
    ['without people', { staffing: { kind: 'roster' } }, ['staffing']],
    [
      'with people twice over',
      { staffing: { kind: 'roster', people: [], roster: sampleRoster } },
      ['staffing'],
    ],
    [
      'of another version',
      { staffing: { kind: 'roster', roster: { ...sampleRoster, schema: 'paiban.roster/2' } } },
      ['staffing.roster.schema'],
    ],
    [
      'with an unknown field',
      { staffing: { kind: 'roster', roster: { ...sampleRoster, mood: 1 } } },
      ['staffing.roster.mood'],
    ],
    ['with a person of unknown fields', roster(person({ mood: 1 })), ['staffing.people[0].mood']],
    ['with a nameless person', roster(person({ id: '' })), ['staffing.people[0].id']],
    ['with a person twice', roster(person(), person()), ['staffing.people[1].id']],
    ['with a shift without end', working({ start: at('09:00') }), [`${first}.end`]],
    ['with a shift on no day', working(shift({ start: '2026-11-31T09:00' })), [`${first}.start`]],
    ['with a shift that runs backwards', working(stretch('18:00', '09:00')), [`${first}.end`]],
    ['with a shift of no length', working(stretch('18:00', '18:00')), [`${first}.end`]],
    ['with a shift off the grid', working(stretch('09:05', '18:10')), [`${first}.start`, `${first}.end`]],
    [
      'with a shift before the horizon',
      working(shift({ start: '2026-11-22T20:00:00+08:00' })),
      [`${first}.start`],
    ],
    ['with a shift past the horizon', working(shift({ end: '2026-11-24T02:00:00+08:00' })), [`${first}.end`]],
    [
      'with shifts that overlap',
      working(shift(), stretch('17:45', '20:00')),
      ['staffing.people[0].assignments[1]'],
    ],
    [
      'with a break outside the shift',
      working(shift({ breaks: [stretch('18:00', '19:00')] })),
      [`${first}.breaks[0]`],
    ],
    [
      'with a break off the grid',
      working(shift({ breaks: [stretch('12:00', '12:40')] })),
      [`${first}.breaks[0].end`],
    ],
    [
      'with breaks that overlap',
      working(shift({ breaks: [stretch('12:00', '13:00'), stretch('12:30', '14:00')] })),
      [`${first}.breaks[1]`],
    ],
    [
      'with an activity in a break',
      working(shift({ breaks: [stretch('12:00', '13:00')], activities: [serving('09:00', '12:15')] })),
      [`${first}.activities[0]`],
    ],
    [
      'with activities at the same time',
      working(
        shift({ activities: [serving('09:00', '12:00'), stretch('11:00', '13:00', { kind: 'buffer' })] }),
      ),
      [`${first}.activities[1]`],
    ],
    [
      'with an activity outside the shift',
      working(shift({ activities: [serving('08:00', '12:00')] })),
      [`${first}.activities[0]`],
    ],
    [
      'with an unknown activity',
      working(shift({ activities: [serving('09:00', '12:00', { kind: 'resting' })] })),
      [`${first}.activities[0].kind`],
    ],
    [
      'with an unknown queue',
      working(shift({ activities: [serving('09:00', '12:00', { queue: 'cat' })] })),
      [`${first}.activities[0].queue`],
    ],
    [
      'with somebody who lacks the skill',
      roster(person({ skills: ['tea'], assignments: [shift({ activities: [serving('09:00', '12:00')] })] })),
      [`${first}.activities[0].queue`],
    ],
    ['with somebody of no use', roster(person({ skills: ['tea'] })), ['staffing.people[0].skills']],
    [
      'with buffer staff of no use',
      roster(
        person({
          skills: [],
          assignments: [shift({ activities: [stretch('09:00', '18:00', { kind: 'buffer' })] })],
        }),
      ),
      ['staffing.people[0].skills'],
    ],
    [
      'with somebody who holds no chat',
      roster(person({ concurrency: 0 })),
      ['staffing.people[0].concurrency'],
    ],
  ])('%s is refused', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  test('as a plan gives it is let in where it lies in the horizon', () => {
    const horizon = { firstDay: '2026-11-23', days: 2 };
    const forecast = [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }];
    const staffing = { kind: 'roster', roster: sampleRoster };
    expect(refusedSimulation({ horizon, forecast, staffing })).toEqual([]);
    expect(paths({ staffing })).toEqual([
      'staffing.roster.people[0].assignments[1].start',
      'staffing.roster.people[0].assignments[1].end',
      'staffing.roster.people[1].assignments[1].start',
      'staffing.roster.people[1].assignments[1].end',
    ]);
  });

  test('may be read on the shop’s clock, and idle people and time are no error', () => {
    const local = { start: '2026-11-23T09:00', end: '2026-11-23T12:00' };
    expect(
      refusedSimulation(
        roster(person({ assignments: [local] }), person({ id: 'b', skills: [], assignments: [] })),
      ),
    ).toEqual([]);
    expect(refusedSimulation(working(shift({ activities: [serving('10:00', '11:00')] })))).toEqual([]);
  });

  test('says what is wrong in the terms of the roster', () => {
    const skills = roster(
      person({ skills: ['tea'], assignments: [shift({ activities: [serving('09:00', '12:00')] })] }),
    );
    expect(message(skills)).toBe('“a01” has “tea”; queue “chat” asks for “chat”');
    expect(message(working(shift(), stretch('17:45', '20:00')))).toBe(
      'overlaps another assignment, staffing.people[0].assignments[0]',
    );
    expect(message(working(shift({ end: '2026-11-24T02:00:00+08:00' })))).toBe(
      'must lie in the horizon, 2026-11-23 to 2026-11-23',
    );
  });
});

describe('the options', () => {
  test.each<[string, object, string]>([
    ['an unknown one', { speed: 2 }, 'simulation.speed'],
    ['a seed of half', { seed: 0.5 }, 'simulation.seed'],
    ['no replication', { replications: 0 }, 'simulation.replications'],
    ['too many replications', { replications: 1001 }, 'simulation.replications'],
    ['no width', { halfWidthSeconds: 0 }, 'simulation.halfWidthSeconds'],
    ['more replies than there is time for', { maximumReplies: 1e9 }, 'simulation.maximumReplies'],
    ['negative time', { withinSeconds: [-1] }, 'simulation.withinSeconds[0]'],
    ['an unknown distribution', { replyTime: { kind: 'normal' } }, 'simulation.replyTime.kind'],
    [
      'a negative spread',
      { replyTime: { kind: 'lognormal', coefficientOfVariation: -1 } },
      'simulation.replyTime.coefficientOfVariation',
    ],
    ['no samples', { replyTime: { kind: 'empirical', seconds: [] } }, 'simulation.replyTime.seconds'],
    [
      'samples of no time',
      { replyTime: { kind: 'empirical', seconds: [0, 0] } },
      'simulation.replyTime.seconds',
    ],
    ['a share above one', { deflectedShare: 1.1 }, 'simulation.deflectedShare'],
    ['an unknown departure', { departure: 'never' }, 'simulation.departure'],
    ['an unknown queue', { queues: [{ queue: 'cat' }] }, 'simulation.queues[0].queue'],
    ['a queue twice', { queues: [{ queue: 'chat' }, { queue: 'chat' }] }, 'simulation.queues[1].queue'],
    ['a priority below none', { queues: [{ queue: 'chat', priority: -1 }] }, 'simulation.queues[0].priority'],
  ])('%s is refused', (_, simulation, path) => {
    expect(paths({ simulation })).toEqual([path]);
  });
});

describe('what is too large', () => {
  const days = (count: number, contacts: number, intervalMinutes = 5): object => ({
    horizon: { firstDay: '2026-11-23', days: count, intervalMinutes },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: new Array<number>(count).fill(contacts) }],
  });

  test('too many intervals of too many queues', () => {
    const queues = Array.from({ length: 4 }, (_, k) => ({ ...sampleSimulation().queues[0], id: `q${k}` }));
    const forecast = queues.map(({ id }) => ({
      kind: 'daily',
      queue: id,
      contactsPerDay: new Array<number>(42).fill(1),
    }));
    const agents = [{ from: '09:00', to: '18:00', agents: 1 }];
    const staffing = { kind: 'curve', queues: queues.map(({ id }) => ({ queue: id, agents })) };
    expect(refusedSimulation({ ...days(42, 1), queues, forecast, staffing })).toEqual([
      {
        path: 'horizon.days',
        message: expect.stringContaining('48384 queues × intervals; at most 40000') as string,
      },
    ]);
  });

  test('too many agents for so many intervals', () => {
    expect(paths({ ...days(7, 1), ...windows({ from: '09:00', to: '18:00', agents: 5000 }) })).toEqual([
      'staffing',
    ]);
    expect(paths({ ...days(6, 1), ...windows({ from: '09:00', to: '18:00', agents: 5000 }) })).toEqual([]);
  });

  test('more replies than can be played several times', () => {
    expect(paths({ ...days(42, 20_000, 15) })).toEqual(['forecast']);
  });
});
