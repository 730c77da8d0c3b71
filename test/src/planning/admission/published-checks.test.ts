import { describe, expect, test } from 'vitest';
import type { FieldError } from '../../../../src/domain/problem.ts';
import { admit } from '../../../../src/planning/admit.ts';
import { sampleRequest } from '../../samples.ts';
import { refused, teamOf } from './refused.ts';

const [monday, tuesday] = ['2026-11-23', '2026-11-24'];

/** Two days, open from nine to six, one shift of nine hours. */
const shop = {
  horizon: { firstDay: monday, days: 2 },
  forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60] }],
  shifts: { templates: ['full-time-8h'] },
};

const shift = (date: string, from = '09:00', to = '18:00', rest: object = {}): object => ({
  start: `${date}T${from}`,
  end: `${date}T${to}`,
  ...rest,
});
const person = (id: string, ...assignments: object[]): object => ({ id, assignments });

/** What is said against a published roster of two agents, who may differ. */
function against(published: object, first: object = {}): readonly FieldError[] {
  return refused({ ...shop, ...teamOf(first, {}), published });
}
const at = (path: string, message: string): FieldError[] => [{ path: `published.${path}`, message }];

describe('a published roster', () => {
  test('of this team and its templates is let in, as it stands in a roster or shorter', () => {
    expect(against({ people: [person('a1', shift(monday), shift(tuesday)), person('a2')] })).toEqual([]);
    const asInARoster = {
      ...shift(monday, '09:00:00+08:00', '18:00:00+08:00'),
      date: monday,
      template: 'full-time-8h',
      breaks: [{ kind: 'meal', paid: false, ...shift(monday, '12:00', '13:00') }],
      activities: [{ kind: 'serving', queue: 'chat', ...shift(monday, '09:00', '12:00') }],
      role: 'serving',
      liveDuty: false,
      workMinutes: 480,
      overtimeMinutes: 0,
      pinned: false,
    };
    expect(against({ people: [{ ...person('a1', asInARoster), name: 'Agent', skills: ['chat'] }] })).toEqual(
      [],
    );
  });

  test('needs a team', () => {
    const published = { people: [person('a1')] };
    expect(refused({ ...shop, team: undefined, published })).toEqual([
      { path: 'published', message: 'only a plan with a team has people to keep; give `team`' },
    ]);
  });

  test('has people of the team, each once', () => {
    const message = 'no agent “a9”; the request has “a1” and “a2”';
    expect(against({ people: [person('a9')] })).toEqual(at('people[0].id', message));
    const absences = [{ agent: 'a9', firstDay: monday, lastDay: monday }];
    expect(against({ people: [person('a1')], absences })).toEqual(at('absences[0].agent', message));
    expect(against({ people: [person('a1'), person('a1')] })).toEqual(
      at('people[1].id', '“a1” appears twice; each must be unique'),
    );
  });

  test('has shifts of templates, one a date, on the grid and in the horizon', () => {
    const one = (...shifts: object[]): readonly FieldError[] =>
      against({ people: [person('a1', ...shifts)] });
    const where = 'people[0].assignments[0]';
    const times = 'for class “full-time” has these times inside opening hours';
    expect(one(shift(monday, '09:00', '14:00'))).toEqual(at(where, `no shift template ${times}`));
    expect(one(shift(monday, '10:00', '19:00'))).toEqual(at(where, `no shift template ${times}`));
    expect(one(shift(monday, '09:00', '14:00', { template: 'full-time-8h' }))).toEqual(
      at(where, `nothing of shift template “full-time-8h” ${times}`),
    );
    expect(one(shift(monday, '09:00', '18:00', { template: 'night' }))).toEqual(
      at(`${where}.template`, 'no shift template “night”; the request has “full-time-8h”'),
    );
    expect(one(shift('2026-12-24'))).toMatchObject([
      { path: `published.${where}.start` },
      { path: `published.${where}.end` },
    ]);
    expect(one(shift(monday, '09:07'))).toMatchObject([{ path: `published.${where}.start` }]);
    expect(one(shift(monday), shift(monday))).toMatchObject([
      { path: 'published.people[0].assignments[1]', message: expect.stringContaining('overlaps') as string },
    ]);
  });

  test('holds a second shift on a date against it', () => {
    const halves = {
      ...shop,
      shifts: {
        templates: [
          {
            id: 'half',
            contractClasses: ['full-time'],
            start: { from: '09:00', to: '14:00', stepMinutes: 60 },
            lengthsMinutes: [240],
          },
        ],
      },
    };
    const people = [person('a1', shift(monday, '09:00', '13:00'), shift(monday, '14:00', '18:00'))];
    expect(refused({ ...halves, ...teamOf({}, {}), published: { people } })).toEqual(
      at('people[0].assignments[1]', `a second shift on ${monday}; one a date`),
    );
  });

  test('names what is served and worked on', () => {
    const doing = (activity: object): readonly FieldError[] => {
      const span = shift(monday, '09:00', '12:00');
      const worked = shift(monday, '09:00', '18:00', { activities: [{ ...span, ...activity }] });
      return against({ people: [person('a1', worked)] });
    };
    const where = 'people[0].assignments[0].activities[0]';
    expect(doing({ kind: 'buffer' })).toEqual([]);
    expect(doing({ kind: 'serving' })).toEqual(
      at(`${where}.queue`, 'is missing: who serves, serves a queue'),
    );
    expect(doing({ kind: 'deferrable' })).toEqual(
      at(`${where}.work`, 'is missing: work that can wait has an id'),
    );
    expect(doing({ kind: 'deferrable', work: 'reviews' })).toEqual(
      at(`${where}.work`, 'no deferrable work “reviews”; the request has none'),
    );
  });

  test('frozen, contradicts no leave; absences came later', () => {
    const people = [person('a1', shift(monday))];
    const leave = [{ firstDay: monday, lastDay: monday }];
    const freezeUntil = `${tuesday}T00:00`;
    expect(against({ people, freezeUntil }, { leave })).toEqual(
      at(
        'people[0].assignments[0]',
        `is frozen, but a1 is on leave on ${monday}; leave that came after the roster belongs into the absences`,
      ),
    );
    expect(against({ people }, { leave })).toEqual([]);
    const absences = [{ agent: 'a1', firstDay: monday, lastDay: monday }];
    expect(against({ people, absences, freezeUntil })).toEqual([]);
  });

  test('frozen, contradicts no pins', () => {
    const people = [person('a1', shift(monday))];
    const freezeUntil = `${tuesday}T00:00`;
    const pinned = (pin: object): readonly FieldError[] => against({ people, freezeUntil }, { pins: [pin] });
    const contradiction = [
      {
        path: 'team.agents[0].pins[0]',
        message: 'contradicts the published roster, which is frozen there',
      },
    ];
    expect(pinned({ kind: 'off', date: monday })).toEqual(contradiction);
    expect(pinned({ kind: 'off', date: tuesday })).toEqual([]);
    const pin = { kind: 'shift', date: monday, start: '09:00', lengthMinutes: 540 };
    expect(pinned(pin)).toEqual([]);
    expect(against({ people: [person('a1')], freezeUntil }, { pins: [pin] })).toEqual(contradiction);
  });

  test('has absences in the horizon', () => {
    const absences = [{ agent: 'a1', firstDay: '2026-12-24', lastDay: '2026-12-25' }];
    expect(against({ people: [person('a1')], absences })).toEqual(
      at('absences[0]', `lies outside the horizon, ${monday} to ${tuesday}`),
    );
  });
});

test('absences become leave, and pins they touch fall away', () => {
  const admission = admit({
    ...sampleRequest(),
    ...shop,
    ...teamOf({ pins: [{ kind: 'shift', date: monday, start: '09:00', lengthMinutes: 540 }] }, {}),
    published: {
      people: [person('a1', shift(monday))],
      absences: [{ agent: 'a1', firstDay: monday, lastDay: tuesday }],
    },
  });
  expect(admission).toMatchObject({
    request: {
      staff: { agents: [{ leave: [{ firstDay: monday, lastDay: tuesday }], pins: [] }, { leave: [] }] },
    },
  });
});
