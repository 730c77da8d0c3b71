import { unevenDate } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import type { DemandContext } from './check-context.ts';

/** Every day of the horizon is a whole number of intervals long: else intervals would straddle midnight. */
export function horizonChecks({ request }: Pick<DemandContext, 'request'>): FieldError[] {
  const { horizon, shop } = request;
  const date = unevenDate(horizon, shop.timeZone);
  if (date === undefined) return [];
  return [
    {
      path: 'horizon.intervalMinutes',
      message: `on ${date} clocks in ${shop.timeZone} change by less than ${horizon.intervalMinutes} minutes; choose a shorter interval`,
    },
  ];
}
