import { beforeAll, describe, expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import { averagedTargets } from '../../../src/planning/averages.ts';
import { bandRows } from '../../../src/planning/band-rows.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { CoveringInput } from '../../../src/planning/covering-data.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { missedAverages } from '../../../src/planning/missed-averages.ts';
import { groupPeople } from '../../../src/planning/people.ts';
import { bandViews } from '../../../src/planning/prediction.ts';
import { raiseRequirement } from '../../../src/planning/raise.ts';
import { reassign } from '../../../src/planning/reassign.ts';
import { requireAgents } from '../../../src/planning/requirement.ts';
import { newRosters } from '../../../src/planning/roster-builder.ts';
import { shiftCandidates } from '../../../src/planning/shifts.ts';
import { simulationBudget } from '../../../src/planning/simulation-budget.ts';
import { StageClock } from '../../../src/planning/stages.ts';
import { Verification } from '../../../src/planning/verification.ts';
import { buildVerified } from '../../../src/planning/verify.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { Solver } from '../../../src/solvers/solver.ts';
import { sampleResolved } from '../samples.ts';
import { queue, teamOf } from './admission/refused.ts';

const AT_ONE = 26;
const limits = {
  timeLimitSeconds: 30,
  simulationSeconds: 30,
  simulationBudget: simulationBudget(60),
  relativeGap: 0,
  seed: 1,
  shouldStop: () => false,
};
let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

/**
 * Long chats in the first queue; the second comes to life at one o’clock, when people are sent there with the chats of the
 * first in their hands. `ordersPerHour`: how much comes to the second then.
 */
function stage({ team = 20, ordersPerHour = 120, shrinkage = 0 } = {}): CoveringInput {
  const hours = [...Array(24).keys()];
  const handling = (repliesPerChat: number) => ({
    kind: 'chat' as const,
    agentSecondsPerReply: 12,
    customerSecondsPerMessage: 60,
    repliesPerChat,
    concurrency: 4,
  });
  const request = sampleResolved({
    shop: { openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    queues: [queue({ handling: handling(12) }), queue({ id: 'orders', handling: handling(4) })],
    forecast: [
      {
        kind: 'hourly',
        queue: 'chat',
        contactsPerHour: hours.map((hour) => (hour < 13 ? 90 : 5)),
      },
      {
        kind: 'hourly',
        queue: 'orders',
        contactsPerHour: hours.map((hour) => (hour < 13 ? 5 : ordersPerHour)),
      },
    ],
    targets: { tierLimit: false, bands: [], always: { averageResponseSeconds: 25 } },
    capacity: { buffer: 'none', shrinkage },
    rules: { pack: 'none' },
    shifts: {
      templates: [
        {
          id: 'day',
          contractClasses: ['full-time'],
          start: { from: '09:00', to: '09:00', stepMinutes: 60 },
          lengthsMinutes: [480],
        },
      ],
    },
    ...teamOf(...new Array<object>(team).fill({})),
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = requireAgents(request, grid, calendars, workload);
  const candidates = shiftCandidates(request, grid, calendars);
  return {
    request,
    grid,
    calendars,
    workload,
    requirement,
    floors: floorsAbove(request, calendars, requirement),
    candidates,
    groups: groupPeople(request, grid, candidates),
    averages: [],
    work: [],
  };
}

const rowsOf = ({ request, grid, calendars, workload, requirement }: CoveringInput) =>
  bandRows(bandViews(request, grid, calendars), workload, requirement);
const builder = () => newRosters(solver, newClock(), () => 0);
const newClock = (): StageClock => new StageClock(Date.now, () => undefined);
const verify = (input: CoveringInput, change: Partial<typeof limits> = {}, now = () => 0) =>
  buildVerified(input, rowsOf(input), builder(), { ...limits, ...change }, newClock(), now);
const verificationOf = (input: CoveringInput): Verification =>
  new Verification(rowsOf(input), builder(), limits, newClock(), () => 0);
const atOne = ({ queue: index, interval }: { queue: number; interval: number }): boolean =>
  index === 1 && interval === AT_ONE;
const workers = (people: readonly { shifts: readonly unknown[] }[]): number =>
  people.filter(({ shifts }) => shifts.length > 0).length;

describe('people who bring their chats from another queue', () => {
  test('are free in the chain and not in the simulation', () => {
    const input = stage();
    const verification = verificationOf(input);
    const { replay, simulation } = verification.play(input, verification.build(input));
    expect(replay.missed).toEqual([]);
    expect(simulation!.missed.some(atOne)).toBe(true);
  });

  test('are more where the simulation misses, without anybody hired where others can be spared', () => {
    const input = stage();
    const verified = verify(input);
    expect(verified).toMatchObject({ ended: 'kept', rounds: 2 });
    expect(verified.simulation.missed).toEqual([]);
    const before = input.requirement[1].required[AT_ONE];
    expect(verified.input.requirement[1].required[AT_ONE]).toBeGreaterThan(before);
    expect(verified.input.requirement[1].binding[AT_ONE]).toContain(', raised after the replay');
    const once = verificationOf(input).build(input);
    expect(workers(verified.built.rostered.people)).toBe(workers(once.rostered.people));
    // Another seed finds the same.
    const again = new Verification(rowsOf(input), builder(), { ...limits, seed: 77 }, newClock(), () => 0);
    expect(again.simulate(verified).missed).toEqual([]);
  });

  test('requirements only rise', () => {
    const input = stage();
    verify(input).input.requirement.forEach(({ required }, q) => {
      required.forEach((agents, t) =>
        expect(agents).toBeGreaterThanOrEqual(input.requirement[q].required[t]),
      );
    });
  });
});

describe('it ends', () => {
  /** All of the team are needed after one: nobody can be spared for those with chats in their hands. */
  const least = (): CoveringInput => {
    const ordersPerHour = 280;
    const input = stage({ ordersPerHour });
    return stage({ ordersPerHour, team: workers(verificationOf(input).build(input).rostered.people) });
  };

  test('where no more people can be had, with the round that misses least', () => {
    const input = least();
    const verified = verify(input);
    expect(verified.ended).toBe('short');
    expect(verified.rounds).toBeGreaterThan(1);
    expect(verified.replay.missed).toEqual([]);
    expect(verified.simulation.missed.some(atOne)).toBe(true);
    expect([...verified.input.requirement[1].required]).toEqual([...input.requirement[1].required]);
  });

  test('when it is asked to stop, without saying that promises are kept which nobody has simulated', () => {
    const verified = verify(stage(), { shouldStop: () => true });
    expect(verified).toMatchObject({ ended: 'stop', rounds: 1 });
    expect(verified.replay.missed).toEqual([]);
    expect(verified.simulation.replications).toBe(0);
  });

  test('when time is up', () => {
    const input = least();
    const clock = newClock();
    let replays = 0;
    // A day goes by while the first roster is simulated.
    const now = (): number => (replays < 2 ? 0 : 86_400_000);
    const run = clock.run.bind(clock);
    clock.run = (name, work) => {
      const result = run(name, work);
      if (name === 'replay') replays++;
      return result;
    };
    const verified = buildVerified(input, rowsOf(input), newRosters(solver, clock, now), limits, clock, now);
    expect(verified).toMatchObject({ ended: 'time', rounds: 1 });
    expect(verified.simulation.missed.some(atOne)).toBe(true);
  });
});

describe('a requirement that has risen', () => {
  test('asks for one more than were there, and after shrinkage for one who is', () => {
    const input = stage({ shrinkage: 0.3 });
    const built = verificationOf(input).build(input);
    const raised = raiseRequirement(input, built, [{ queue: 0, interval: 20 }]);
    const serving = built.activities.serving[0][20];
    const present = Math.floor(serving * 0.7 + 1e-9);
    expect(raised.requirement[0].required[20]).toBe(Math.ceil((present + 1) / 0.7));
    expect(raised.requirement[0].required[21]).toBe(input.requirement[0].required[21]);
    expect(raised.floors.required[20]).toBe(
      raised.requirement[0].required[20] + input.requirement[1].required[20],
    );
    expect(input.requirement[0].binding[20]).not.toContain('raised');
  });

  test('is met by those who are there where somebody can be spared, and by nobody where not', () => {
    const input = stage();
    const built = verificationOf(input).build(input);
    const one = [{ queue: 1, interval: AT_ONE }];
    const raised = raiseRequirement(input, built, one);
    const reassigned = reassign(input, raised, built)!;
    expect(reassigned.rostered).toBe(built.rostered);
    expect(reassigned.activities.serving[1][AT_ONE]).toBe(built.activities.serving[1][AT_ONE] + 1);
    const busiest = [{ queue: 0, interval: 22 }];
    const onDuty = workers(built.rostered.people);
    let more = input;
    while (more.floors.required[22] <= onDuty) {
      const serving = [0, 1].map((q) => more.requirement[q].required.slice());
      more = raiseRequirement(more, { ...built, activities: { ...built.activities, serving } }, busiest);
    }
    expect(reassign(input, more, built)).toBeUndefined();
  });
});

describe('an average over a band', () => {
  /** Averages as a covering would see them to whom agents make no difference. */
  function unseen(): CoveringInput {
    const staged = stage({ team: 40 });
    const always = { averageResponseSeconds: 16 };
    const targets = { ...staged.request.targets, always, averaging: 'band' as const };
    const request = { ...staged.request, targets };
    const { grid, calendars, workload } = staged;
    const requirement = requireAgents(request, grid, calendars, workload);
    const floors = floorsAbove(request, calendars, requirement);
    const input = { ...staged, request, requirement, floors };
    const averages = averagedTargets(request, grid, rowsOf(input), workload, requirement);
    const flat = { lines: [], leastSeconds: 0, mostAgents: 0 };
    return {
      ...input,
      averages: averages.map((average) => ({ ...average, curves: average.curves.map(() => flat) })),
    };
  }

  test('that the covering does not see is missed in the chain, and kept after the requirement is raised', () => {
    const input = unseen();
    const verification = verificationOf(input);
    const built = verification.build(input);
    const first = verification.play(input, built);
    expect(missedAverages(input, first.replay, built.activities.serving).length).toBeGreaterThan(0);
    expect(first.replay.missed.length).toBeGreaterThan(0);
    const verified = verify(input);
    expect(verified.rounds).toBeGreaterThan(1);
    const { serving } = verified.built.activities;
    expect(missedAverages(input, verified.replay, serving)).toEqual([]);
    expect(verified.replay.missed).toEqual([]);
  });
});
