import { contract } from '../../../support/hand-request.ts';
import { europeanWeek, overtimeDays, threeDays } from '../../../support/hand-shops.ts';
import type { HandShop } from '../../../support/hand-shops.ts';
import { agentIs, at, both, deed, fromTuesday, history, lie, part, ruled } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const WEDNESDAY = '2026-11-25';

/** Hours averaged over the quarter, with approval and some overtime. */
const AVERAGED = {
  maximumMinutesPerWeek: 4000,
  comprehensiveHours: { period: 'quarter', approvalRef: 'approval 7', overtimeMinutesPerMonth: 600 },
} as const;

/**
 * The same three days where full-time hours are averaged over the quarter: 56 of its 92 days are known, so its standard is 18,114
 * minutes and stands for 1.83 months. Chen has worked 16,700 of them before: of 1,440 minutes here 26 are overtime.
 */
function averagedDays(): HandShop {
  const { request, shifts, required } = threeDays();
  const agents = request.staff.kind === 'team' ? request.staff.agents : [];
  return {
    request: {
      ...request,
      contractClasses: [contract('full-time', AVERAGED), contract('part-time')],
      staff: {
        kind: 'team',
        agents: agents.map((one) =>
          one.id === 'chen'
            ? { ...one, protections: [], history: history({ minutesThisPeriod: 16_700 }) }
            : one.contractClass === 'full-time'
              ? { ...one, history: history({ minutesThisPeriod: 0 }) }
              : one,
        ),
      },
    },
    shifts,
    required,
  };
}

/** What was worked before the horizon, and hours averaged over a period. */
export const HISTORY_MUTATIONS: readonly Mutation[] = [
  deed(
    'daily-rest',
    'the first shift begins ten hours after the last one before the horizon',
    europeanWeek,
    agentIs('hao', { history: history({ lastShiftEnd: '2026-11-22T23:00' }) }),
  ),
  deed(
    'weekly-rest-hours',
    'a shift from before the horizon takes the rest away',
    europeanWeek,
    both(
      ruled('eu', { 'weekly-rest-hours': { limit: 45 * 60 }, 'daily-rest': { level: 'off' } }),
      agentIs('gu', { history: history({ lastShiftEnd: '2026-11-23T06:00' }) }),
      {
        shifts: (shifts) => shifts.map((one) => (one.person === 'gu' ? { ...one, ...later(one.date) } : one)),
      },
    ),
  ),
  deed(
    'weekly-rest-day',
    'four dates before the horizon are followed by three more',
    threeDays,
    agentIs('chen', { history: history({ daysWorkedInARow: 4 }) }),
  ),
  deed(
    'most-days-in-a-row',
    'two dates before the horizon make five of three',
    threeDays,
    both(
      ruled('cn', { 'most-days-in-a-row': { level: 'required', limit: 4 } }),
      agentIs('chen', { history: history({ daysWorkedInARow: 2 }) }),
    ),
  ),
  deed(
    'most-nights-in-a-row',
    'a night before the horizon makes six of five',
    europeanWeek,
    both(
      ruled('eu', { 'most-nights-in-a-row': { level: 'required', limit: 5 } }),
      agentIs('gu', { history: history({ daysWorkedInARow: 1, nightsInARow: 1 }) }),
    ),
  ),
  deed(
    'weekly-rest-day',
    'with the Monday before the horizon a week has two rest days, where three are due',
    europeanWeek,
    both(
      fromTuesday(),
      ruled('eu', { 'weekly-rest-day': { level: 'required', limit: 3 } }),
      agentIs('hao', { history: history({ daysThisWeek: 1, minutesThisWeek: 240 }) }),
    ),
  ),
  deed(
    'minutes-per-week',
    'with the hours of Monday the week is too long',
    europeanWeek,
    both(
      fromTuesday(),
      ruled('eu', { 'minutes-per-week': { level: 'required' } }),
      agentIs('hao', { history: history({ daysThisWeek: 1, minutesThisWeek: 481 }) }),
    ),
  ),
  deed(
    'contract-minutes',
    'with the hours of Monday the contract is exceeded',
    europeanWeek,
    both(
      fromTuesday(),
      part({ contractClasses: [contract('free', { maximumDaysPerWeek: 7, maximumMinutesPerWeek: 2400 })] }),
      agentIs('hao', { history: history({ daysThisWeek: 1, minutesThisWeek: 481 }) }),
    ),
  ),
  deed(
    'contract-days',
    'with Monday there are more days than the contract has',
    europeanWeek,
    both(
      fromTuesday(),
      part({ contractClasses: [contract('free', { maximumDaysPerWeek: 4, maximumMinutesPerWeek: 4000 })] }),
      agentIs('hao', { history: history({ daysThisWeek: 1 }) }),
    ),
  ),
  deed(
    'overtime-per-month',
    'overtime of the month before the horizon fills the limit',
    overtimeDays,
    agentIs('an', { history: history({ overtimeMinutesThisMonth: 2160 - 239 }) }),
  ),
  deed(
    'average-week',
    'long weeks before the horizon raise the average above its limit',
    europeanWeek,
    agentIs('hao', { history: history({ averagingPeriod: { weeks: 3, minutes: 4 * 2880 - 2399 } }) }),
  ),
  deed(
    'comprehensive-hours',
    'more overtime than the law allows on the average of the months known',
    averagedDays,
    ruled('cn', { 'comprehensive-hours': { limit: 14 } }),
  ),
  deed(
    'contract-minutes',
    'more overtime than the class agrees to on the average of the months known',
    averagedDays,
    part({
      contractClasses: [
        contract('full-time', {
          ...AVERAGED,
          comprehensiveHours: { ...AVERAGED.comprehensiveHours, overtimeMinutesPerMonth: 14 },
        }),
        contract('part-time'),
      ],
    }),
  ),
  deed(
    'overtime-protection',
    'a protected agent works beyond the standard of the period',
    averagedDays,
    agentIs('chen', { protections: ['nursing'], history: history({ minutesThisPeriod: 16_700 }) }),
  ),
  lie('declared-minutes', 'overtime of the period is kept quiet', averagedDays, (roster) => {
    delete at(roster, 'chen', WEDNESDAY).weekOvertimeMinutes;
  }),
  lie('roster-shape', 'the approval of averaged hours is another', averagedDays, (roster) => {
    roster.people[0].approvalRef = 'approval 8';
  }),
];

/** Nights of Gu a day later and without the last: the rest before them is then the longest. */
function later(date: string): { date: string } {
  return { date: date.replace(/\d\d$/, (day) => String(Number(day) + 1)) };
}
