import { describe, expect, it } from 'vitest';
import type { RosterPerson } from '../../../../src/domain/roster.ts';
import { floatLists } from '../../../../src/planning/float/float-lists.ts';
import { needsOf } from '../../../../src/planning/needs.ts';
import { agent, everyDay, handRequest } from '../../../support/hand-request.ts';

const DATE = '2026-11-23';
const at = (time: string): string => `${DATE}T${time}:00+08:00`;

const request = handRequest({
  shop: { ...handRequest({}).shop, openingHours: everyDay({ from: '09:00', to: '18:00' }) },
  horizon: { firstDay: DATE, days: 1, intervalMinutes: 30 },
  forecasts: ['pre-sales', 'after-sales'].map((queue) => ({
    kind: 'intervals' as const,
    queue,
    contacts: new Array<number>(48).fill(4),
  })),
  targets: {
    ...handRequest({}).targets,
    bands: [{ id: 'noon', from: '12:00', to: '14:00', queues: ['pre-sales'] }],
  },
});

function onBuffer(id: string, skills: string[], ...spans: [from: string, to: string][]): RosterPerson {
  const activities = spans.map(([from, to]) => ({ start: at(from), end: at(to), kind: 'buffer' as const }));
  return {
    ...agent(id, { skills }),
    assignments: [
      {
        date: DATE,
        template: 'day',
        start: activities[0].start,
        end: activities[activities.length - 1].end,
        breaks: [],
        activities,
        role: 'buffer',
        liveDuty: false,
        workMinutes: 0,
        overtimeMinutes: 0,
        pinned: false,
      },
    ],
  };
}

function listed(...people: RosterPerson[]) {
  const needs = needsOf(request);
  const serving = needs.requirement.map(({ required }) => required.slice());
  // Pre-sales have one agent to spare all day, after-sales none.
  serving[0].forEach((_, interval) => serving[0][interval]++);
  const activities = { doing: [], serving, deferred: [], onDuty: new Int32Array(needs.grid.count) };
  return floatLists({ ...needs, request, activities }, people);
}

describe('floatLists', () => {
  it('cuts buffer duty at the bands of each skill', () => {
    const lists = listed(onBuffer('a', ['pre-sales', 'after-sales'], ['11:00', '12:30'], ['13:30', '15:00']));
    const summary = lists.map(({ band, skill, start, end, people }) => ({
      band,
      skill,
      hours: `${start.slice(11, 16)}–${end.slice(11, 16)}`,
      spans: people[0].spans.map((span) => `${span.start.slice(11, 16)}–${span.end.slice(11, 16)}`),
    }));
    expect(summary).toEqual([
      { band: 'other hours', skill: 'pre-sales', hours: '09:00–12:00', spans: ['11:00–12:00'] },
      {
        band: 'other hours',
        skill: 'after-sales',
        hours: '09:00–18:00',
        spans: ['11:00–12:30', '13:30–15:00'],
      },
      { band: 'noon', skill: 'pre-sales', hours: '12:00–14:00', spans: ['12:00–12:30', '13:30–14:00'] },
      { band: 'other hours', skill: 'pre-sales', hours: '14:00–18:00', spans: ['14:00–15:00'] },
    ]);
  });

  it('says what sets the buffer, and puts the versatile last', () => {
    const [first] = listed(
      onBuffer('a', ['pre-sales', 'after-sales'], ['09:00', '10:00']),
      onBuffer('b', ['pre-sales', 'returns'], ['09:00', '10:00']),
    );
    expect(first).toMatchObject({
      skill: 'pre-sales',
      queues: ['pre-sales'],
      bufferRequired: { least: 1, most: 1 },
      setBy: ['share'],
      people: [
        { order: 1, person: 'b', queues: ['pre-sales'] },
        { order: 2, person: 'a', queues: ['pre-sales', 'after-sales'] },
      ],
    });
  });

  it('is empty where nobody is on buffer duty', () => {
    expect(listed()).toEqual([]);
    expect(listed(onBuffer('a', ['returns'], ['09:00', '10:00']))).toEqual([]);
  });
});
