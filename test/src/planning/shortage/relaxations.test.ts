import { beforeAll, expect, test } from 'vitest';
import type { PlanRequestInput } from '../../../../src/domain/plan-request.ts';
import type { ResolvedRequest } from '../../../../src/domain/resolved-request.ts';
import { averagedTargets } from '../../../../src/planning/averages.ts';
import type { CoveringInput } from '../../../../src/planning/covering-data.ts';
import { needsOf } from '../../../../src/planning/needs.ts';
import { groupPeople } from '../../../../src/planning/people.ts';
import { plan } from '../../../../src/planning/plan.ts';
import { shiftCandidates } from '../../../../src/planning/shifts.ts';
import { relaxations } from '../../../../src/planning/shortage/relaxations.ts';
import type { Relaxations } from '../../../../src/planning/shortage/relaxations.ts';
import { answerWhatIfs } from '../../../../src/planning/what-ifs/answer.ts';
import { changedRequest } from '../../../../src/planning/what-ifs/changed-request.ts';
import type { RequestChange } from '../../../../src/planning/what-ifs/changed-request.ts';
import { createSolver } from '../../../../src/solvers/choose.ts';
import type { Solver } from '../../../../src/solvers/solver.ts';
import { sampleResolved } from '../../samples.ts';
import { queue } from '../admission/refused.ts';
import { days } from '../plan/planned.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await createSolver();
});
const now = (): number => performance.now();

/** Open nine to eight, in hours, two agents asked for, shifts of nine hours that start at nine or ten. */
const template = {
  id: 'day',
  contractClasses: ['full-time'],
  start: { from: '09:00', to: '10:00', stepMinutes: 60 },
  lengthsMinutes: [540],
};
const evening: Partial<PlanRequestInput> = {
  ...days('2026-11-23', 1, 10),
  shop: { tier: 'new', openingHours: { from: '09:00', to: '20:00' } },
  queues: [queue({ minimumAgents: 2 })],
  capacity: { buffer: 'none' },
  shifts: {
    contractClasses: [{ id: 'full-time' }],
    templates: [template],
  },
  rules: { pack: 'none' },
};
const team = (...changes: object[]): object => ({
  team: { agents: changes.map((change, k) => ({ id: `a${k + 1}`, name: 'x', skills: ['chat'], ...change })) },
});

function eased(request: ResolvedRequest, timeLimitSeconds = 60): Relaxations {
  const { rows, ...needs } = needsOf(request);
  const { grid, calendars, workload, requirement } = needs;
  const candidates = shiftCandidates(request, grid, calendars);
  const groups = groupPeople(request, grid, candidates);
  const averages = averagedTargets(request, grid, rows, workload, requirement);
  const input: CoveringInput = { ...needs, request, candidates, groups, averages, work: [] };
  const limits = { timeLimitSeconds, seed: 1, shouldStop: () => false };
  return relaxations(input, requirement, solver, limits, now);
}

/** What `POST /v1/what-ifs` answers about the same change, and the agent-hours missing in a plan of the changed request. */
function elsewhere(request: ResolvedRequest, change: RequestChange): { whatIf: number; planned: number } {
  const { whatIfs } = answerWhatIfs({ request, changes: [change] }, solver, now);
  const hooks = { shouldStop: () => false, onProgress: () => undefined, now };
  const { gaps } = plan(changedRequest(request, change), { solver, ...hooks });
  const missing = gaps.reduce((sum, gap) => {
    return sum + gap.missing * ((Date.parse(gap.end) - Date.parse(gap.start)) / 3_600_000);
  }, 0);
  return { whatIf: whatIfs[0].missingAgentHoursAtLeast!, planned: missing };
}

test('shifts that may start later, with the effect that a plan of the changed request has', () => {
  const request = sampleResolved({ ...evening, ...team({}, {}, {}, {}) });
  const { missingAgentHours, best, isComplete } = eased(request);
  // Two agents from seven to eight, whom no shift reaches.
  expect(missingAgentHours).toBe(2);
  expect(isComplete).toBe(true);
  expect(best[0]).toMatchObject({
    change: { kind: 'latest-start', time: '11:00' },
    missingAgentHoursBefore: 2,
    missingAgentHoursAfter: 0,
    people: 4,
    effortDays: 1,
    words: 'Starts until 11:00: closes it with 4 people, 2 agent-hours before.',
  });
  expect(elsewhere(request, best[0].change as RequestChange)).toEqual({ whatIf: 0, planned: 0 });
});

test('one person more for one shift before one for all days, each with its true effect', () => {
  const request = sampleResolved({
    ...evening,
    ...days('2026-11-23', 3, 10),
    shifts: {
      contractClasses: [{ id: 'full-time' }],
      templates: [{ ...template, start: { from: '09:00', to: '11:00', stepMinutes: 60 } }],
    },
    ...team({}, {}, {}, { leave: [{ firstDay: '2026-11-24', lastDay: '2026-11-24' }] }),
  });
  const { missingAgentHours, best } = eased(request);
  expect(missingAgentHours).toBe(2);
  expect(
    best.map(({ change, effortDays, missingAgentHoursAfter }) => [
      change.kind,
      effortDays,
      missingAgentHoursAfter,
    ]),
  ).toEqual([
    ['more-people', 1, 0],
    ['more-people', 3, 0],
  ]);
  expect(best[0].change).toMatchObject({
    people: 1,
    skills: ['chat'],
    availability: [{ weekdays: ['tuesday'] }],
  });
  for (const { change } of best)
    expect(elsewhere(request, change as RequestChange)).toEqual({ whatIf: 0, planned: 0 });
});

test('a rule that the request itself made required may be let go, one of the pack and leave never', () => {
  const rest = (pack: 'none' | 'eu'): ResolvedRequest =>
    sampleResolved({
      ...evening,
      ...days('2026-11-23', 2, 10),
      queues: [queue({ minimumAgents: 1 })],
      shop: { tier: 'new', openingHours: { from: '00:00', to: '24:00' } },
      shifts: {
        contractClasses: [{ id: 'full-time' }],
        templates: [
          {
            ...template,
            start: { from: '00:00', to: '15:00', stepMinutes: 60 },
            lengthsMinutes: [480, 540],
          },
        ],
      },
      rules: {
        pack,
        overrides: {
          'daily-rest': { level: 'required', limit: 1140 },
          'break-in-long-shift': { level: 'off' },
          'supervisor-on-duty': { level: 'off' },
        },
      },
      ...team({}, {}, {}),
    });
  const kinds = (request: ResolvedRequest): unknown[] =>
    eased(request).best.map(({ change }) => (change.kind === 'rule-preferred' ? change.rule : change.kind));
  expect(kinds(rest('none'))).toContain('daily-rest');
  expect(kinds(rest('eu'))).not.toContain('daily-rest');
});

test('several more where one is not enough', () => {
  const request = sampleResolved({
    ...evening,
    shop: { tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
    queues: [queue({ minimumAgents: 4 })],
    ...team({}),
  });
  const { missingAgentHours, best } = eased(request);
  expect(missingAgentHours).toBe(27);
  expect(best[0]).toMatchObject({
    change: { kind: 'more-people', people: 3 },
    missingAgentHoursAfter: 0,
    people: 4,
  });
});

test('nothing to ease where nobody is missing, and nothing claimed without time', () => {
  const enough = sampleResolved({ ...evening, ...team({}, {}, {}, {}), ...days('2026-11-23', 1, 10) });
  const later = changedRequest(enough, { kind: 'latest-start', time: '11:00' });
  expect(eased(later)).toEqual({ missingAgentHours: 0, best: [], isComplete: true });
  expect(eased(enough, 0)).toEqual({ missingAgentHours: undefined, best: [], isComplete: false });
});
