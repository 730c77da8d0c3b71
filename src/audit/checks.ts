import { ROSTER_SCHEMA } from '../domain/roster.ts';
import { RULE_NAMES } from '../domain/rules.ts';
import type { RuleName } from '../domain/rules.ts';
import type { RuleCheck, StandingCheck } from './check.ts';
import { coverageCounts } from './coverage/coverage-counts.ts';
import { deferrableWork } from './coverage/deferrable-work.ts';
import { float } from './coverage/float.ts';
import { gaps } from './coverage/gaps.ts';
import { availability } from './people/availability.ts';
import { fairness } from './people/fairness.ts';
import { leave } from './people/leave.ts';
import { pins } from './people/pins.ts';
import { published } from './people/published.ts';
import { skills } from './people/skills.ts';
import { averageWeek } from './rules/average-week.ts';
import { breakInLongShift } from './rules/break-in-long-shift.ts';
import { comprehensiveHours } from './rules/comprehensive-hours.ts';
import { dailyRest } from './rules/daily-rest.ts';
import { dayOffWanted } from './rules/day-off-wanted.ts';
import { forbiddenSuccessions } from './rules/forbidden-successions.ts';
import { leastActivityMinutes } from './rules/least-activity-minutes.ts';
import { leastDaysInARow } from './rules/least-days-in-a-row.ts';
import { leastDaysOffInARow } from './rules/least-days-off-in-a-row.ts';
import { minorBreak } from './rules/minor-break.ts';
import { minorDailyRest } from './rules/minor-daily-rest.ts';
import { minorMinutes } from './rules/minor-minutes.ts';
import { minorNightWork } from './rules/minor-night-work.ts';
import { minorRestDays } from './rules/minor-rest-days.ts';
import { minutesPerDay } from './rules/minutes-per-day.ts';
import { minutesPerWeek } from './rules/minutes-per-week.ts';
import { mostDaysInARow } from './rules/most-days-in-a-row.ts';
import { mostNightsInARow } from './rules/most-nights-in-a-row.ts';
import { mostWeekendsWorked } from './rules/most-weekends-worked.ts';
import { nightMinutes } from './rules/night-minutes.ts';
import { nightShare } from './rules/night-share.ts';
import { nightWorkProtection } from './rules/night-work-protection.ts';
import { overtimePerDay } from './rules/overtime-per-day.ts';
import { overtimePerMonth } from './rules/overtime-per-month.ts';
import { overtimeProtection } from './rules/overtime-protection.ts';
import { restAfterNights } from './rules/rest-after-nights.ts';
import { shiftLimits } from './rules/shift-limits.ts';
import { partnerWanted } from './rules/partner-wanted.ts';
import { shiftUnwanted } from './rules/shift-unwanted.ts';
import { shiftWanted } from './rules/shift-wanted.ts';
import { shopManagerInLive } from './rules/shop-manager-in-live.ts';
import { staggeredShiftEnds } from './rules/staggered-shift-ends.ts';
import { steadyStarts } from './rules/steady-starts.ts';
import { supervisorOnDuty } from './rules/supervisor-on-duty.ts';
import { weeklyRestDay } from './rules/weekly-rest-day.ts';
import { weeklyRestHours } from './rules/weekly-rest-hours.ts';
import { activitiesPartition } from './structure/activities-partition.ts';
import { breakLegal } from './structure/break-legal.ts';
import { closedHours } from './structure/closed-hours.ts';
import { contractDays } from './structure/contract-days.ts';
import { contractMinimum } from './structure/contract-minimum.ts';
import { contractMinutes } from './structure/contract-minutes.ts';
import { contractPeople } from './structure/contract-people.ts';
import { declaredChanges } from './structure/declared-changes.ts';
import { declaredCost } from './structure/declared-cost.ts';
import { declaredMinutes } from './structure/declared-minutes.ts';
import { distinctStarts } from './structure/distinct-starts.ts';
import { guardBreak } from './structure/guard-break.ts';
import { onGrid } from './structure/on-grid.ts';
import { oneShiftAtATime } from './structure/one-shift-at-a-time.ts';
import { rosterShape } from './structure/roster-shape.ts';
import { shiftTemplate } from './structure/shift-template.ts';

const FORMAT = `Roster format ${ROSTER_SCHEMA}`;

/** What holds under every rule pack; each breach counts as required. */
export const STANDING_CHECKS: readonly StandingCheck[] = [
  { name: 'roster-shape', article: FORMAT, examine: rosterShape },
  { name: 'one-shift-at-a-time', article: 'One person, one place', examine: oneShiftAtATime },
  { name: 'shift-template', article: 'Shift templates of the request', examine: shiftTemplate },
  { name: 'distinct-starts', article: 'Shift settings of the request', examine: distinctStarts },
  { name: 'on-grid', article: 'Horizon of the request', examine: onGrid },
  { name: 'closed-hours', article: 'Opening hours of the request', examine: closedHours },
  { name: 'break-legal', article: 'Shift templates of the request', examine: breakLegal },
  { name: 'guard-break', article: 'Section 2 of the guide: guard period', examine: guardBreak },
  { name: 'activities-partition', article: FORMAT, examine: activitiesPartition },
  { name: 'declared-minutes', article: FORMAT, examine: declaredMinutes },
  { name: 'declared-cost', article: FORMAT, examine: declaredCost },
  { name: 'contract-minutes', article: 'Contract classes of the request', examine: contractMinutes },
  { name: 'contract-days', article: 'Contract classes of the request', examine: contractDays },
  { name: 'contract-minimum', article: 'Contract classes of the request', examine: contractMinimum },
  { name: 'contract-people', article: 'Contract classes of the request', examine: contractPeople },
  { name: 'skills', article: 'Queues and team of the request', examine: skills },
  { name: 'availability', article: 'Team of the request', examine: availability },
  { name: 'leave', article: 'Team of the request', examine: leave },
  { name: 'pins', article: 'Team of the request', examine: pins },
  { name: 'published-roster', article: 'Published roster of the request', examine: published },
  { name: 'declared-changes', article: FORMAT, examine: declaredChanges },
  { name: 'fairness', article: FORMAT, examine: fairness },
  { name: 'coverage-counts', article: FORMAT, examine: coverageCounts },
  { name: 'gaps', article: FORMAT, examine: gaps },
  { name: 'deferrable-work', article: 'Deferrable work of the request', examine: deferrableWork },
  { name: 'float', article: FORMAT, examine: float },
];

/** Checks of what the document states of itself, and of who does what on duty: they say nothing of when people work. */
export const STATEMENT_CHECKS: ReadonlySet<string> = new Set([
  'roster-shape',
  'activities-partition',
  'declared-minutes',
  'declared-cost',
  'declared-changes',
  'fairness',
  'coverage-counts',
  'gaps',
  'deferrable-work',
  'float',
  'least-activity-minutes',
]);

/** Checks of the team as a whole; what the others find concerns one person, whom it names, and needs nobody else’s shifts. */
export const TEAM_CHECKS: ReadonlySet<string> = new Set([
  'distinct-starts',
  'contract-people',
  'supervisor-on-duty',
  'shop-manager-in-live',
  'staggered-shift-ends',
  'partner-wanted',
]);

/** The rules a request can switch and adjust; the rule book says how a breach counts. */
export const RULE_CHECKS: Readonly<Record<RuleName, RuleCheck>> = {
  'minutes-per-day': minutesPerDay,
  'minutes-per-week': minutesPerWeek,
  'overtime-per-day': overtimePerDay,
  'overtime-per-month': overtimePerMonth,
  'weekly-rest-day': weeklyRestDay,
  'daily-rest': dailyRest,
  'weekly-rest-hours': weeklyRestHours,
  'average-week': averageWeek,
  'break-in-long-shift': breakInLongShift,
  'night-minutes': nightMinutes,
  'night-work-protection': nightWorkProtection,
  'overtime-protection': overtimeProtection,
  'minor-minutes': minorMinutes,
  'minor-night-work': minorNightWork,
  'minor-daily-rest': minorDailyRest,
  'minor-rest-days': minorRestDays,
  'minor-break': minorBreak,
  'comprehensive-hours': comprehensiveHours,
  'supervisor-on-duty': supervisorOnDuty,
  'shop-manager-in-live': shopManagerInLive,
  'night-share': nightShare,
  'staggered-shift-ends': staggeredShiftEnds,
  'most-days-in-a-row': mostDaysInARow,
  'least-days-in-a-row': leastDaysInARow,
  'least-days-off-in-a-row': leastDaysOffInARow,
  'most-weekends-worked': mostWeekendsWorked,
  'most-nights-in-a-row': mostNightsInARow,
  'rest-after-nights': restAfterNights,
  'forbidden-successions': forbiddenSuccessions,
  'shift-limits': shiftLimits,
  'least-activity-minutes': leastActivityMinutes,
  'steady-starts': steadyStarts,
  'day-off-wanted': dayOffWanted,
  'shift-wanted': shiftWanted,
  'shift-unwanted': shiftUnwanted,
  'partner-wanted': partnerWanted,
};

/** Every name a report lists, in its order. */
export const CHECK_NAMES: readonly string[] = [...STANDING_CHECKS.map((check) => check.name), ...RULE_NAMES];
