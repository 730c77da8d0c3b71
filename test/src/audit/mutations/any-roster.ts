import { Calendar } from '../../../../src/domain/calendar.ts';
import { everyDay } from '../../../support/hand-request.ts';
import {
  asAgent,
  asked,
  edited,
  editedShift,
  everybody,
  everybodyIs,
  ifDays,
  ifNight,
  isTeam,
  ruled,
  somebodyWorking,
  withBreak,
  without,
} from './breaker.ts';
import { Published } from '../../../../src/domain/published.ts';
import type { Breaker } from './breaker.ts';
import { LAW_BREAKERS } from './law-breakers.ts';
import { PATTERN_BREAKERS } from './pattern-breakers.ts';

/** One way to break each check, whatever the roster; several change more than the one thing, so other checks may join. */
export const BREAKERS: Readonly<Record<string, Breaker>> = {
  'roster-shape': edited((roster) => void roster.people.push(roster.people[0])),
  'one-shift-at-a-time': edited((roster) => {
    const { assignments } = somebodyWorking(roster);
    assignments.push(structuredClone(assignments[0]));
  }),
  'shift-template': editedShift((shift) => void (shift.template = 'no such template')),
  'distinct-starts': asked(() => ({ maximumDistinctStarts: 0 })),
  'on-grid': editedShift((shift) => void (shift.start = shift.start.replace(/:00([+-]|Z)/, ':01$1'))),
  'closed-hours': asked((request) => ({
    shop: { ...request.shop, openingHours: everyDay() },
    calendar: Calendar.parse({}),
  })),
  'break-legal': withBreak(({ breaks: [meal] }, { roster, request }) => {
    meal.paid = !meal.paid;
    return { roster, request };
  }),
  'guard-break': withBreak(({ breaks: [meal] }, { roster, request }) => {
    const liveStreams = [{ id: 'added', start: meal.start, end: meal.end }];
    return { roster, request: { ...request, calendar: Calendar.parse({ liveStreams }) } };
  }),
  'activities-partition': editedShift((shift) => void shift.activities.shift()),
  'declared-minutes': editedShift((shift) => void shift.workMinutes++),
  'declared-cost': edited((roster) => void roster.cost.total++),
  'contract-minutes': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, maximumMinutesPerWeek: 0 })),
  })),
  'contract-days': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, maximumDaysPerWeek: 0 })),
  })),
  'contract-minimum': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, minimumMinutesPerWeek: 10_080 })),
  })),
  'contract-people': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, minimumPeople: 1000 })),
  })),
  skills: asked(({ queues }) => ({ queues: queues.map((queue) => ({ ...queue, skill: 'nobody has it' })) })),
  availability: asAgent(() => ({ availability: [] })),
  leave: asAgent(({ date }) => ({ leave: [{ firstDay: date, lastDay: date }] })),
  pins: asAgent(({ date }) => ({ pins: [{ kind: 'off', date }] })),
  fairness: ({ request, roster }) => {
    const changed = structuredClone(roster);
    changed.fairness.shift();
    return roster.fairness.length === 0 ? undefined : { request, roster: changed };
  },
  'declared-changes': ({ request, roster }) => ({
    request: { ...request, published: nobodyWorking() },
    roster,
  }),
  'published-roster': ({ request, roster }) => ({
    request: { ...request, published: nobodyWorking(roster.end) },
    roster,
  }),
  'coverage-counts': edited((roster) => void roster.coverage.team[0].onDuty++),
  gaps: edited((roster) => {
    const [{ start, end }] = roster.gaps.length > 0 ? roster.gaps : somebodyWorking(roster).assignments;
    roster.gaps =
      roster.gaps.length > 0 ? roster.gaps.slice(1) : [{ kind: 'buffer', start, end, missing: 1 }];
  }),
  'deferrable-work': ({ request, roster }) => {
    const changed = structuredClone(roster);
    const [first] = changed.deferrable ?? [];
    if (first === undefined) return undefined;
    first.batches[0].items++;
    return { request, roster: changed };
  },
  float: ({ request, roster }) => {
    const changed = structuredClone(roster);
    changed.float.shift();
    return roster.float.length === 0 ? undefined : { request, roster: changed };
  },
  'minutes-per-day': ruled({ 'minutes-per-day': 0 }),
  'minutes-per-week': ruled({ 'minutes-per-week': 0 }),
  'overtime-per-day': ruled({ 'overtime-per-day': 0, 'minutes-per-day': 0 }),
  'overtime-per-month': ruled({ 'overtime-per-month': 0, 'minutes-per-day': 0 }),
  'weekly-rest-day': ifDays(7, ruled({ 'weekly-rest-day': 8 })),
  'daily-rest': ifDays(2, ruled({ 'daily-rest': 100_000 })),
  'weekly-rest-hours': ifDays(7, ruled({ 'weekly-rest-hours': 100_000 })),
  'average-week': ifDays(7, ruled({ 'average-week': 0 })),
  'break-in-long-shift': (good) =>
    ruled({ 'break-in-long-shift': 0 })(
      edited((roster) => void (somebodyWorking(roster).assignments[0].breaks = []))(good),
    ),
  'night-minutes': ifNight(3, ruled({ 'night-minutes': 0 })),
  'night-work-protection': ifNight(1, (good) =>
    ruled({ 'night-work-protection': 0 })(everybody({ protections: ['nursing'] })(good)),
  ),
  'overtime-protection': (good) =>
    isTeam(good)
      ? ruled({ 'overtime-protection': 0, 'minutes-per-day': 0 })(
          everybody({ protections: ['nursing'] })(good),
        )
      : undefined,
  'supervisor-on-duty': (good) =>
    isTeam(good)
      ? ruled({ 'supervisor-on-duty': 0 })(without('supervisor')(everybodyIs('agent', 'supervisor')(good)))
      : undefined,
  'shop-manager-in-live': (good) =>
    isTeam(good) && good.request.calendar.liveStreams.length > 0
      ? ruled({ 'shop-manager-in-live': 0 })(
          without('shop-manager')(everybodyIs('agent', 'shop-manager')(good)),
        )
      : undefined,
  'night-share': ifNight(3, ruled({ 'night-share': 0 })),
  'staggered-shift-ends': (good) => {
    const ends = good.roster.people.flatMap((person) => person.assignments.map((shift) => shift.end));
    const together = ends.find(
      (end, index) =>
        ends.indexOf(end) < index && good.roster.coverage.team.some(({ start }) => start === end),
    );
    if (together === undefined) return undefined;
    const liveStreams = [{ id: 'added', start: together, end: together.replace(/T\d\d:\d\d/, 'T23:59') }];
    const calendar = Calendar.parse({ liveStreams });
    return ruled({ 'staggered-shift-ends': 100_000 })({ ...good, request: { ...good.request, calendar } });
  },
  'least-activity-minutes': ({ request, roster }) =>
    roster.people.some(({ assignments }) =>
      assignments.some(({ activities }) =>
        activities.some(({ start }, k) => k > 0 && activities[k - 1].end === start),
      ),
    )
      ? ruled({ 'least-activity-minutes': 100_000 })({ request, roster })
      : undefined,
  ...PATTERN_BREAKERS,
  ...LAW_BREAKERS,
  'day-off-wanted': asAgent(({ date }) => ({ daysOffWanted: [date] })),
};

/** A published roster in which nobody works; nothing of it may change until it thaws. */
function nobodyWorking(freezeUntil?: string): Published {
  return Published.parse({ freezeUntil, people: [{ id: 'nobody', assignments: [] }] });
}
