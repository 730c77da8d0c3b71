import type { DemandPart } from '../../domain/demand-part.ts';
import type { Forecast } from '../../domain/forecast.ts';
import type { ResolvedDemand, ResolvedForecast } from '../../domain/resolved-demand.ts';
import { WEEKDAYS } from '../../domain/time.ts';
import type { DayWindow, Weekday } from '../../domain/time.ts';
import { guideTargets } from '../../presets/bands.ts';
import { BUFFERS } from '../../presets/buffer.ts';
import { GUIDE_DAY_PROFILE } from '../../presets/day-profile.ts';
import { TIERS, tierOfOrders } from '../../presets/tiers.ts';
import { TOOLS } from '../../presets/tools.ts';

/** Replaces every preset name of a demand part by its data. References are not judged here. */
export function resolveDemand(request: DemandPart): ResolvedDemand {
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
      averaging: targets.averaging,
      platform: targets.platform,
      always: targets.always,
    },
    tools: request.tools.map((tool) => (typeof tool === 'string' ? TOOLS[tool] : tool)),
    shrinkage: capacity.shrinkage,
    absenceRate: capacity.absenceRate,
    buffer: typeof capacity.buffer === 'string' ? BUFFERS[capacity.buffer] : capacity.buffer,
    uncertainty: capacity.uncertainty,
  };
}

function weekHours(hours: DemandPart['shop']['openingHours']): Record<Weekday, readonly DayWindow[]> {
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
