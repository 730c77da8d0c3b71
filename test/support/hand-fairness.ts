import { DateTime } from 'luxon';
import type { Agent } from '../../src/domain/agent.ts';
import { DUTIES } from '../../src/domain/fairness.ts';
import type { DutyFairness, DutyName } from '../../src/domain/fairness.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { Assignment, RosterPerson } from '../../src/domain/roster.ts';
import { WEEKDAYS } from '../../src/domain/time.ts';

/** How evenly hand-written shifts share out the duties, counted interval by interval. */
export function handFairness(request: ResolvedRequest, people: readonly RosterPerson[]): DutyFairness[] {
  return DUTIES.flatMap((duty) => {
    const ofDuty = (one: RosterPerson): Assignment[] =>
      one.assignments.filter((shift) => isDuty(duty, shift, request));
    if (people.every((one) => ofDuty(one).length === 0)) return [];
    const sharing = people.filter((one) => {
      if (one.assignments.length === 0) return false;
      const others = people.filter((other) => other.contractClass === one.contractClass).flatMap(ofDuty);
      return ofDuty(one).length > 0 || others.some((shift) => could(duty, one, shift, request));
    });
    const totals = sharing.map((one) => before(duty, agentOf(one, request)) + ofDuty(one).length);
    const days = sharing.map((one) => daysOf(one, request));
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    const fair = days.map((own) => (sum(totals) * own) / sum(days));
    const deviations = totals.map((total, k) => total - fair[k]);
    return [
      {
        duty,
        people: sharing.map((one, k) => ({
          person: one.id,
          carriedIn: totals[k] - ofDuty(one).length,
          worked: ofDuty(one).length,
          total: totals[k],
          fairShare: hundredths(fair[k]),
          deviation: hundredths(deviations[k]),
        })),
        spread: hundredths(Math.max(...deviations) - Math.min(...deviations)),
        standardDeviation: hundredths(Math.sqrt(sum(deviations.map((one) => one ** 2)) / sharing.length)),
      },
    ];
  });
}

function agentOf({ id }: RosterPerson, { staff }: ResolvedRequest): Agent | undefined {
  return staff.kind === 'team' ? staff.agents.find((one) => one.id === id) : undefined;
}

function before(duty: DutyName, agent: Agent | undefined): number {
  return agent?.history?.counters[duty] ?? 0;
}

/** What the clock shows as each interval of a stretch begins. */
function readings({ start, end }: Pick<Assignment, 'start' | 'end'>, { shop, horizon }: ResolvedRequest) {
  const from = DateTime.fromISO(start, { zone: shop.timeZone });
  const length = DateTime.fromISO(end).diff(from, 'minutes').minutes / horizon.intervalMinutes;
  return Array.from({ length }, (_, k) => {
    const moment = from.plus({ minutes: k * horizon.intervalMinutes });
    return {
      hour: moment.hour,
      weekday: moment.weekday,
      date: moment.toISODate()!,
      time: moment.toFormat('HH:mm'),
    };
  });
}

function isDuty(duty: DutyName, shift: Assignment, request: ResolvedRequest): boolean {
  if (duty === 'liveDuties') return shift.liveDuty;
  if (duty === 'weekends') return DateTime.fromISO(shift.date).weekday >= 6;
  if (duty === 'nights') return readings(shift, request).some(({ hour }) => hour >= 22 || hour < 6);
  const lengths = shift.activities.map(
    ({ kind, start, end }) => (kind === 'buffer' ? 1 : -1) * (Date.parse(end) - Date.parse(start)),
  );
  return lengths.reduce((a, b) => a + b, 0) > 0;
}

function isOff(agent: Agent | undefined, date: string): boolean {
  return (
    (agent?.pins.some((pin) => pin.kind === 'off' && pin.date === date) ?? false) ||
    (agent?.leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay) ?? false)
  );
}

function could(duty: DutyName, one: RosterPerson, shift: Assignment, request: ResolvedRequest): boolean {
  const agent = agentOf(one, request);
  if (agent === undefined) return true;
  if (duty === 'nights' && agent.protections.length > 0) return false;
  return readings(shift, request).every(({ weekday, date, time }) => {
    const isThere = agent.availability?.some(
      ({ weekdays, from, to }) => weekdays.includes(WEEKDAYS[weekday - 1]) && from <= time && time < to,
    );
    return (isThere ?? true) && !isOff(agent, date);
  });
}

function daysOf(one: RosterPerson, request: ResolvedRequest): number {
  const agent = agentOf(one, request);
  const most = request.contractClasses.find(({ id }) => id === one.contractClass)!.maximumDaysPerWeek;
  const weeks = new Map<string, number>();
  for (let day = 0; day < request.horizon.days; day++) {
    const date = DateTime.fromISO(request.horizon.firstDay).plus({ days: day });
    const weekday = WEEKDAYS[date.weekday - 1];
    const isThere = agent?.availability?.some(({ weekdays }) => weekdays.includes(weekday)) ?? true;
    if (!isThere || isOff(agent, date.toISODate()!)) continue;
    const week = date.toFormat('kkkk-WW');
    weeks.set(week, Math.min(most, (weeks.get(week) ?? 0) + 1));
  }
  return [...weeks.values()].reduce((a, b) => a + b, 0);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
