import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { Draw } from './draw.ts';

type ShiftsInput = NonNullable<PlanRequestInput['shifts']>;
export type ContractInput = NonNullable<ShiftsInput['contractClasses']>[number];

const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
const LATE = { startFrom: '14:00' };
const EARLY = { startTo: '10:00' };

/** Two contract classes with what their weeks may hold, and three shift templates. */
export function randomShifts(draw: Draw): ShiftsInput & { contractClasses: ContractInput[] } {
  return {
    contractClasses: [
      {
        id: 'full-time',
        maximumDaysPerWeek: draw.pick([2, 4, 5, 6]),
        maximumMinutesPerWeek: draw.pick([1440, 1920, 2400]),
        ...(draw.chance(0.2) ? { minimumMinutesPerWeek: 420 } : {}),
        ...beyondTheWeek(draw),
        shiftLimits: draw.chance(0.15)
          ? [{ ...draw.pick([LATE, EARLY, { templates: ['day'] }]), maximumPerWeek: draw.from(0, 2) }]
          : [],
      },
      {
        id: 'part-time',
        maximumMinutesPerWeek: draw.pick([720, 1200]),
        costPerHour: draw.pick([25, 40]),
        shiftLimits: draw.chance(0.1) ? [{ templates: ['short'], maximumPerHorizon: draw.from(1, 2) }] : [],
      },
    ],
    templates: [
      {
        id: 'day',
        contractClasses: ['full-time'],
        start: { from: '08:00', to: '16:00', stepMinutes: draw.pick([60, 120]) },
        lengthsMinutes: draw.pick([[480], [480, 600]]),
        ...(draw.chance(0.8)
          ? {
              mealBreak: {
                minutes: 60,
                paid: draw.chance(0.2),
                earliestAfterMinutes: 180,
                latestAfterMinutes: draw.pick([180, 300]),
                stepMinutes: 60,
              },
            }
          : {}),
      },
      {
        id: 'short',
        contractClasses: ['part-time', 'full-time'],
        start: { from: '08:00', to: '20:00', stepMinutes: draw.pick([60, 120]) },
        lengthsMinutes: [240],
      },
      'three-shifts',
    ],
    ...(draw.chance(0.1) ? { maximumDistinctStarts: draw.from(2, 4) } : {}),
    forbiddenSuccessions: draw.chance(0.2) ? [{ first: LATE, next: EARLY }] : [],
  };
}

/** Overtime, work on rest days or hours averaged over a period, or nothing of it. */
function beyondTheWeek(draw: Draw): Partial<ContractInput> {
  return draw.pick<() => Partial<ContractInput>>([
    () => ({}),
    () => ({}),
    () => ({ maximumMinutesPerWeek: 1920, overtime: { maximumMinutesPerWeek: 240 } }),
    () => ({ maximumDaysPerWeek: draw.pick([2, 4, 5]), restDayWork: { maximumDaysPerWeek: 1 } }),
    () => ({
      comprehensiveHours: {
        period: draw.pick(PERIODS),
        approvalRef: 'A-1',
        overtimeMinutesPerMonth: draw.pick([0, 600]),
      },
    }),
  ])();
}
