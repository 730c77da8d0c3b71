import type { Forecast } from '../../domain/forecast.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { ResolvedForecast, ResolvedRequest, Staff } from '../../domain/resolved-request.ts';
import type { ShiftTemplate } from '../../domain/shift.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { DayWindow, Weekday } from '../../domain/time.ts';
import { guideTargets } from '../../presets/bands.ts';
import { BUFFERS } from '../../presets/buffer.ts';
import { GUIDE_DAY_PROFILE } from '../../presets/day-profile.ts';
import { resolveRules } from '../../presets/rule-packs.ts';
import { CONTRACT_CLASSES, SHIFTS } from '../../presets/shifts.ts';
import { TIERS, tierOfOrders } from '../../presets/tiers.ts';
import { TOOLS } from '../../presets/tools.ts';

/** Replaces every preset name of a request by its data. References are not judged here. */
export function resolveRequest(request: PlanRequest): ResolvedRequest {
  const { shop, horizon, targets, capacity } = request;
  const tier = shop.tier ?? (shop.ordersPerDay === undefined ? undefined : tierOfOrders(shop.ordersPerDay));
  return {
    shop: {
      name: shop.name,
      timeZone: shop.timeZone,
      tier,
      assessedHours: shop.assessedHours,
      openingHours: weekHours(shop.openingHours),
    },
    horizon,
    queues: request.queues,
    forecasts: request.forecast.map(resolveForecast),
    calendar: request.calendar,
    targets: {
      tier: targets.tierLimit && tier !== undefined ? TIERS[tier].target : undefined,
      bands: targets.bands === 'guide' ? guideTargets() : targets.bands,
      platform: targets.platform,
      always: targets.always,
    },
    tools: request.tools.map((tool) => (typeof tool === 'string' ? TOOLS[tool] : tool)),
    shrinkage: capacity.shrinkage,
    absenceRate: capacity.absenceRate,
    buffer: typeof capacity.buffer === 'string' ? BUFFERS[capacity.buffer] : capacity.buffer,
    contractClasses: request.shifts.contractClasses ?? CONTRACT_CLASSES,
    templates: resolveTemplates(request),
    staff: resolveStaff(request),
    rules: resolveRules(request.rules),
    objective: request.objective,
  };
}

function weekHours(hours: PlanRequest['shop']['openingHours']): Record<Weekday, readonly DayWindow[]> {
  const windows = (weekday: Weekday): readonly DayWindow[] => {
    if (hours === 'always') return [{ from: '00:00', to: '24:00' }];
    return 'from' in hours ? [hours] : (hours[weekday] ?? []);
  };
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, windows(weekday)])) as Record<
    Weekday,
    readonly DayWindow[]
  >;
}

function resolveForecast(forecast: Forecast): ResolvedForecast {
  if (forecast.kind !== 'daily') return forecast;
  return { ...forecast, profile: forecast.profile === 'guide' ? GUIDE_DAY_PROFILE : forecast.profile };
}

/** Presets for classes the request does not define are left out; the grain rounds preset steps and breaks up. */
function resolveTemplates(request: PlanRequest): ShiftTemplate[] {
  const grain = request.horizon.intervalMinutes;
  const classes = new Set((request.shifts.contractClasses ?? CONTRACT_CLASSES).map((one) => one.id));
  const roundUp = (minutes: number): number => Math.ceil(minutes / grain) * grain;
  return request.shifts.templates.flatMap((template) => {
    if (typeof template !== 'string') return [template];
    const preset = SHIFTS[template];
    if (!preset.contractClasses.some((id) => classes.has(id))) return [];
    const meal = preset.mealBreak;
    return [
      {
        ...preset,
        start: { ...preset.start, stepMinutes: roundUp(preset.start.stepMinutes) },
        ...(meal === undefined ? {} : { mealBreak: { ...meal, minutes: roundUp(meal.minutes) } }),
      },
    ];
  });
}

function resolveStaff(request: PlanRequest): Staff {
  if (request.team !== undefined) return { kind: 'team', agents: request.team.agents };
  const skills = [...new Set(request.queues.map((queue) => queue.skill))];
  return {
    kind: 'hiring',
    skillSets: request.hiring?.skillSets ?? skills.map((skill) => [skill]),
    maximumPeople: request.hiring?.maximumPeople ?? 2000,
  };
}
