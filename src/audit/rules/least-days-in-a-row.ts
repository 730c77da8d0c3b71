import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { runsOfWork } from '../facts/run.ts';
import { beforeInWords } from '../facts/week.ts';

/**
 * Whoever comes to work comes on at least `limit` dates in a row. A run that ends on the last date of the horizon is not looked
 * at, nor one that begins on its first where the request does not state what was before: the dates outside may belong to it. One
 * that ends on the eve of the horizon is, where the person works in it and is neither on leave nor pinned off on its first date.
 */
export function leastDaysInARow({ people, clock }: Facts, rule: Rule): Examination {
  const [{ date: first }] = clock.days;
  const cases = people.flatMap((who) =>
    runsOfWork(who, clock)
      .filter(({ dates, isWhole }) => isWhole && (dates.length > 0 || couldGoOn(who, first)))
      .map((run) => ({ who, ...run })),
  );
  return examineEach(cases, ({ who, dates, before }) => {
    const length = before + dates.length;
    if (length >= rule.limit) return undefined;
    return {
      person: who.person.id,
      date: dates[0] ?? first,
      detail: `works only ${length} dates in a row to ${dates.at(-1) ?? 'the eve of the horizon'}${beforeInWords(before)}; at least ${rule.limit} are due`,
    };
  });
}

function couldGoOn({ agent, shifts }: PersonFacts, date: string): boolean {
  if (agent === undefined || shifts.length === 0) return false;
  return !(
    agent.leave.some(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay) ||
    agent.pins.some((pin) => pin.kind === 'off' && pin.date === date)
  );
}
