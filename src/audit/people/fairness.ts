import { DUTIES } from '../../domain/fairness.ts';
import type { DutyFairness, DutyName } from '../../domain/fairness.ts';
import type { Examination, Finding } from '../check.ts';
import { isDuty } from '../facts/duty.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import type { ShiftFacts } from '../facts/shift.ts';
import { overlaps } from '../facts/span.ts';
import { calendarWeeks } from '../facts/week.ts';
import { isAvailableFor } from './availability.ts';

/** Figures are stated in hundredths. */
const TOLERANCE = 0.011;

/**
 * What the roster says of how evenly duties are shared out follows from its shifts, from what the request says of the time before
 * and from the days on which people can work. A case is a duty.
 */
export function fairness(facts: Facts): Examination {
  const days = facts.people.map((who) => daysToWork(who, facts));
  const findings: Finding[] = DUTIES.flatMap((duty) => {
    const found = recount(duty, facts, days);
    const stated = facts.roster.fairness.filter((one) => one.duty === duty);
    const detail = difference(found, stated);
    return detail === undefined ? [] : [{ detail: `${duty}: ${detail}` }];
  });
  return { examined: DUTIES.length, findings };
}

/** @param daysOf days to work, per person */
function recount(duty: DutyName, facts: Facts, daysOf: readonly number[]): DutyFairness | undefined {
  const done = facts.people.map(({ shifts }) => shifts.filter((shift) => isDuty(duty, shift, facts)));
  if (done.every((shifts) => shifts.length === 0)) return undefined;
  const ofClass = new Map<PersonFacts['contract'], ShiftFacts[]>();
  facts.people.forEach(({ contract }, index) => {
    ofClass.set(contract, (ofClass.get(contract) ?? []).concat(done[index]));
  });
  const sharing = facts.people.flatMap((who, index) => {
    const shares =
      done[index].length > 0 ||
      ofClass.get(who.contract)?.some((shift) => couldWork(who, shift, duty, facts)) === true;
    if (who.shifts.length === 0 || !shares) return [];
    const carriedIn = who.agent?.history?.counters[duty] ?? 0;
    const worked = done[index].length;
    return [{ person: who.person.id, carriedIn, worked, total: carriedIn + worked, days: daysOf[index] }];
  });
  const days = sharing.reduce((sum, one) => sum + one.days, 0);
  const total = sharing.reduce((sum, one) => sum + one.total, 0);
  const people = sharing.map(({ days: own, ...one }) => {
    const fairShare = days === 0 ? 0 : (total * own) / days;
    return { ...one, fairShare, deviation: one.total - fairShare };
  });
  const deviations = people.map(({ deviation }) => deviation);
  const squares = deviations.reduce((sum, one) => sum + one * one, 0);
  return {
    duty,
    people,
    spread: Math.max(...deviations) - Math.min(...deviations),
    standardDeviation: Math.sqrt(squares / deviations.length),
  };
}

/** Days of the calendar weeks on which a person can work, at most as many of each as the contract has. */
function daysToWork({ agent, contract }: PersonFacts, { clock }: Facts): number {
  const free = clock.days.filter(({ date, weekday }) => {
    if (agent === undefined) return true;
    const isThere = agent.availability?.some(({ weekdays }) => weekdays.includes(weekday)) ?? true;
    return isThere && !isOff(agent, date);
  });
  return calendarWeeks(clock).reduce((sum, { dates }) => {
    const days = free.filter(({ date }) => dates.includes(date)).length;
    return sum + Math.min(days, contract?.maximumDaysPerWeek ?? 7);
  }, 0);
}

function isOff({ leave, pins }: NonNullable<PersonFacts['agent']>, date: string): boolean {
  return (
    leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay) ||
    pins.some((pin) => pin.kind === 'off' && pin.date === date)
  );
}

function couldWork({ agent }: PersonFacts, shift: ShiftFacts, duty: DutyName, { clock }: Facts): boolean {
  if (agent === undefined) return true;
  if (duty === 'nights' && agent.protections.length > 0) return false;
  const days = clock.days.filter((day) => overlaps(shift, day));
  return !days.some(({ date }) => isOff(agent, date)) && isAvailableFor(agent, shift, clock);
}

function difference(found: DutyFairness | undefined, stated: readonly DutyFairness[]): string | undefined {
  if (found === undefined) return stated.length === 0 ? undefined : 'nobody has this duty';
  if (stated.length !== 1) return `is stated ${stated.length} times`;
  const [said] = stated;
  const ids = (report: DutyFairness): string => report.people.map(({ person }) => person).join(', ');
  if (ids(said) !== ids(found)) return `says it is shared by ${ids(said)}; found ${ids(found)}`;
  const wrong = found.people.find((one, index) => {
    const other = said.people[index];
    return (['carriedIn', 'worked', 'total', 'fairShare', 'deviation'] as const).some((figure) =>
      differs(one[figure], other[figure]),
    );
  });
  if (wrong !== undefined)
    return `found for ${wrong.person} ${wrong.carriedIn} before and ${wrong.worked} in the horizon, with a fair share of ${wrong.fairShare.toFixed(2)}`;
  const figures = (['spread', 'standardDeviation'] as const).filter((name) =>
    differs(found[name], said[name]),
  );
  return figures.length === 0
    ? undefined
    : figures.map((name) => `says ${name} ${said[name]}; found ${found[name].toFixed(2)}`).join('; ');
}

function differs(one: number, other: number): boolean {
  return !(Math.abs(one - other) < TOLERANCE);
}
