import type { UnprovenRoster } from '../../../../src/domain/roster.ts';
import { afterSalesDay, threeDays } from '../../../support/hand-shops.ts';
import { deed, lie, shiftsOf } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const CHECK = 'deferrable-work';
const tickets = (roster: UnprovenRoster) => roster.deferrable![1];

/** Work that can wait against the request and the people. */
export const DEFERRABLE_MUTATIONS: readonly Mutation[] = [
  lie(CHECK, 'an item more is done in time than is', afterSalesDay, (roster) => {
    tickets(roster).inTimeItems++;
  }),
  lie(CHECK, 'a batch is said to be done that is not', afterSalesDay, (roster) => {
    tickets(roster).batches[0].inTimeAgentMinutes += 60;
  }),
  lie(CHECK, 'a batch may wait longer than its items', afterSalesDay, (roster) => {
    roster.deferrable![0].batches[0].deadline = '2026-11-23T11:30:00+08:00';
  }),
  lie(CHECK, 'a batch is worked on before its items come in', afterSalesDay, (roster) => {
    roster.deferrable![0].batches[1].release = '2026-11-23T15:30:00+08:00';
  }),
  lie(
    CHECK,
    'a batch takes less time than its items',
    afterSalesDay,
    (roster) => {
      const [late] = tickets(roster).batches;
      late.agentMinutes -= 30;
      tickets(roster).agentMinutes -= 30;
    },
    'gaps',
  ),
  lie(CHECK, 'items are left out', afterSalesDay, (roster) => {
    const [late] = tickets(roster).batches;
    late.items = 4;
    late.agentMinutes = 60;
    Object.assign(tickets(roster), { items: 6, inTimeItems: 6, agentMinutes: 90 });
    roster.gaps = roster.gaps.filter((gap) => gap.kind !== 'deferrable');
  }),
  lie(CHECK, 'a kind of work is left out', afterSalesDay, (roster) => {
    roster.deferrable!.shift();
  }),
  lie(CHECK, 'work is made up', threeDays, (roster) => {
    roster.deferrable = [
      {
        work: 'returns',
        skill: 'pre-sales',
        items: 0,
        inTimeItems: 0,
        agentMinutes: 0,
        inTimeAgentMinutes: 0,
        batches: [],
      },
    ];
  }),
  deed(
    CHECK,
    'somebody serves instead of doing a review',
    afterSalesDay,
    {
      ...shiftsOf('lin', undefined, {
        pieces: 'after-sales 240, break 60, after-sales 180, work:reviews 30, after-sales 30',
      }),
    },
    'gaps',
  ),
  deed(
    CHECK,
    'a review is done when it is late',
    afterSalesDay,
    {
      ...shiftsOf('lin', undefined, {
        pieces:
          'after-sales 120, work:reviews 30, after-sales 90, break 60, after-sales 180, work:reviews 30, after-sales 30',
      }),
    },
    'gaps',
  ),
  deed(CHECK, 'more work comes in than is listed', afterSalesDay, {
    request: (request) => ({
      ...request,
      deferrableWork: request.deferrableWork.map((work, k) =>
        k === 0
          ? { ...work, volume: { kind: 'daily', itemsPerDay: 3, due: { withinMinutes: 120, sameDay: true } } }
          : work,
      ),
    }),
  }),
  deed(CHECK, 'what is listed for another day', afterSalesDay, {
    request: (request) => ({
      ...request,
      deferrableWork: request.deferrableWork.map((work, k) =>
        k === 0
          ? {
              ...work,
              volume: {
                kind: 'daily',
                itemsPerDay: [2],
                received: { from: '10:00', to: '23:00' },
                due: { sameDay: true },
              },
            }
          : work,
      ),
    }),
  }),
  deed('skills', 'work is done by somebody without its skill', afterSalesDay, {
    ...shiftsOf('lin', undefined, {
      pieces: 'work:reviews 30, after-sales 210, break 60, after-sales 180, work:reviews 30, work:tickets 30',
    }),
  }),
  deed(
    'skills',
    'work takes a skill that nobody has',
    afterSalesDay,
    {
      request: (request) => ({
        ...request,
        deferrableWork: request.deferrableWork.map((work) =>
          work.id === 'tickets' ? { ...work, skill: 'claims' } : work,
        ),
      }),
    },
    CHECK,
  ),
  lie(
    'activities-partition',
    'work that is done has no name',
    afterSalesDay,
    (roster) => {
      delete roster.people[0].assignments[0].activities[0].work;
    },
    CHECK,
    'coverage-counts',
    'gaps',
  ),
  lie(
    'activities-partition',
    'work names a queue',
    afterSalesDay,
    (roster) => {
      roster.people[0].assignments[0].activities[0].queue = 'pre-sales';
    },
    'coverage-counts',
  ),
  lie('coverage-counts', 'people on work are not told', afterSalesDay, (roster) => {
    for (const row of roster.coverage.team) delete row.deferrable;
  }),
  lie('coverage-counts', 'people are on work that nobody asked for', threeDays, (roster) => {
    roster.coverage.team[0].deferrable = 0;
  }),
  lie('gaps', 'work that is late is concealed', afterSalesDay, (roster) => {
    roster.gaps = roster.gaps.filter((gap) => gap.kind !== 'deferrable');
  }),
  lie('gaps', 'work that is late is laid where it was not yet', afterSalesDay, (roster) => {
    const gap = roster.gaps.find(({ kind }) => kind === 'deferrable')!;
    gap.start = '2026-11-23T12:30:00+08:00';
    gap.end = '2026-11-23T13:30:00+08:00';
  }),
];
