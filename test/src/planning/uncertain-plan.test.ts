import { describe, expect, test } from 'vitest';
import { requiredAgents } from '../../../models/queueing/requirement.ts';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import type { ResolvedRequest } from '../../../src/domain/resolved-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import type { Calendars } from '../../../src/planning/calendars.ts';
import { absenceExtra } from '../../../src/planning/chance-buffer.ts';
import { forecastDemand } from '../../../src/planning/demand.ts';
import { floorsAbove } from '../../../src/planning/floors.ts';
import { replayRoster } from '../../../src/planning/replay.ts';
import { requireAgents } from '../../../src/planning/requirement.ts';
import { deriveWorkload } from '../../../src/planning/workload.ts';
import { sampleResolved } from '../samples.ts';
import { queue } from './admission/refused.ts';

const INTERVALS = 48;
/** 09:00 to 18:00 of a shop with live-stream-like demand in the early afternoon. */
const day = Array.from({ length: INTERVALS }, (_, t) => (t < 26 ? 60 : t < 29 ? 240 : 120));
const TARGETS = { averageResponseSeconds: 25, maximumAbandonment: 0.01 };

type Uncertainty = NonNullable<PlanRequestInput['capacity']>['uncertainty'];

function laid(uncertainty: Uncertainty, change: object = {}, contacts: readonly number[] = day) {
  const request = sampleResolved({
    horizon: { firstDay: '2026-11-23', days: 1, intervalMinutes: 30 },
    queues: [queue({ handling: { ...queue().handling, patienceSeconds: 120 } })],
    forecast: [{ kind: 'intervals', queue: 'chat', contacts: [...contacts] }],
    targets: { tierLimit: false, bands: [], always: TARGETS },
    capacity: { ...(uncertainty && { uncertainty }), ...change },
  });
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  const calendars = layCalendars(request, grid);
  const workload = deriveWorkload(request, forecastDemand(request, grid, calendars));
  const requirement = requireAgents(request, grid, calendars, workload);
  return { request, grid, calendars, workload, requirement };
}

const openOf = ({ open }: Calendars): number[] => [...open.keys()].filter((t) => open[t] === 1);
const missedWith = (stage: ReturnType<typeof laid>, required: Int32Array): number[] =>
  replayRoster(stage, [required]).missed.map(({ interval }) => interval);

describe('a requirement for uncertain demand', () => {
  test('for a share of days is the requirement of such a day’s demand, and says so', () => {
    const safe = laid({ dayVariation: 0.1, targetsHold: { shareOfDays: 0.9 } });
    const { factor } = safe.workload[0].days.kinds[0];
    const scaled = laid(
      undefined,
      {},
      day.map((contacts) => contacts * factor),
    );
    expect([...safe.requirement[0].required]).toEqual([...scaled.requirement[0].required]);
    expect(safe.workload[0].contacts[20]).toBe(60);
    for (const t of openOf(safe.calendars)) {
      expect(safe.requirement[0].binding[t]).toMatch(/ on 90 % of days(, with what .* left over)?$/);
    }
    expect(missedWith(safe, safe.requirement[0].required)).toEqual([]);
  });

  test('on average lies between that of the forecast and that of nearly all days, and is kept on average', () => {
    const [certain, average, safe] = [
      laid(undefined),
      laid({ dayVariation: 0.2 }),
      laid({ dayVariation: 0.2, targetsHold: { shareOfDays: 0.99 } }),
    ];
    const agents = ({ requirement }: ReturnType<typeof laid>): number =>
      requirement[0].required.reduce((sum, one) => sum + one, 0);
    expect(agents(certain)).toBeLessThan(agents(average));
    expect(agents(average)).toBeLessThan(agents(safe));
    expect(missedWith(average, average.requirement[0].required)).toEqual([]);
    // The forecast’s own staffing keeps the forecast day, but not the average over days.
    expect(missedWith(certain, certain.requirement[0].required)).toEqual([]);
    expect(missedWith(average, certain.requirement[0].required).length).toBeGreaterThan(3);
    expect(average.requirement[0].binding[20]).toMatch(/ on average over days$/);
  });
});

describe('a buffer for the share of days', () => {
  const risk = { dayVariation: 0.15, targetsHold: { shareOfDays: 0.9 } };

  test('covers absence and demand together: as often as promised, by drawing days', () => {
    const lay = laid(risk, { absenceRate: 0.1, buffer: 'none' });
    const extra = absenceExtra(lay.request, lay.grid, lay.calendars, lay.workload, lay.requirement)!;
    const t = 24;
    const present = steady(lay.request, 60 * lay.workload[0].days.kinds[0].factor);
    const kept = (rostered: number): number => {
      // Binomial attendance against the share of days whose demand so many carry, both summed up exactly.
      let chance = 0;
      let share = 0.9 ** rostered;
      for (let absent = 0; absent <= rostered; absent++) {
        chance += share * shareCarried(lay.request, rostered - absent);
        share *= ((rostered - absent) / (absent + 1)) * (0.1 / 0.9);
      }
      return chance;
    };
    expect(kept(present + extra[t])).toBeGreaterThan(0.9 - 2e-3);
    expect(kept(present + extra[t] - 1)).toBeLessThan(0.9 + 2e-3);
    expect(extra[0]).toBe(0);
    const floors = floorsAbove(lay.request, lay.calendars, lay.requirement, extra);
    expect(floors.bufferRules[t]).toEqual({ agents: extra[t], flat: 0, chance: extra[t], binding: 'chance' });
    expect(floors.bufferRules[0]).toBeUndefined();
  });

  test('is not asked for without absence, without uncertainty or where targets hold on average', () => {
    for (const lay of [
      laid(risk),
      laid(undefined, { absenceRate: 0.1 }),
      laid({ dayVariation: 0.15 }, { absenceRate: 0.1 }),
    ]) {
      const { request, grid, calendars, workload, requirement } = lay;
      expect(absenceExtra(request, grid, calendars, workload, requirement)).toBeUndefined();
    }
  });

  test('the larger of absence at a confidence and absence on the share of days holds, and the larger of chance and share', () => {
    const required = [{ required: new Int32Array(INTERVALS).fill(30), binding: [], targets: [] }];
    const chanceOf = (capacity: object, extra: number) => {
      const { request, calendars } = laid(undefined, capacity);
      const rules = floorsAbove(request, calendars, required, new Int32Array(INTERVALS).fill(extra));
      return rules.bufferRules[20];
    };
    const byAbsence = { absenceRate: 0.1, buffer: { share: 0.05, absenceConfidence: 0.95 } };
    expect(chanceOf(byAbsence, 4)).toEqual({ agents: 7, flat: 2, chance: 7, binding: 'chance' });
    expect(chanceOf(byAbsence, 9)).toEqual({ agents: 9, flat: 2, chance: 9, binding: 'chance' });
    expect(chanceOf({ buffer: { share: 0.5 } }, 9)).toEqual({
      agents: 15,
      flat: 15,
      chance: 9,
      binding: 'share',
    });
  });
});

function steady(request: ResolvedRequest, contactsPerHalfHour: number): number {
  const [{ handling }] = deriveWorkload(request, { contacts: [new Float64Array(1)], closedContacts: [0] });
  const requirement = requiredAgents({ contactsPerSecond: contactsPerHalfHour / 1800, handling }, TARGETS);
  return requirement.status === 'met' ? requirement.agents : NaN;
}

/** Share of days on which so many keep the targets at 60 contacts in half an hour, over a fine grid of gamma densities. */
function shareCarried(request: ResolvedRequest, agents: number): number {
  const shape = 1 / 0.15 ** 2;
  let carried = 0;
  let total = 0;
  for (let factor = 0.3; factor < 2; factor += 0.02) {
    const density = Math.exp((shape - 1) * Math.log(factor) - shape * (factor - 1));
    total += density;
    if (needAt(request, factor) <= agents) carried += density;
  }
  return carried / total;
}

const needs = new Map<number, number>();
function needAt(request: ResolvedRequest, factor: number): number {
  const known = needs.get(factor) ?? steady(request, 60 * factor);
  needs.set(factor, known);
  return known;
}
