import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { personDates } from '../facts/person-date.ts';
import { isMinor } from '../facts/protection.ts';
import { beforeInWords, personWeeks } from '../facts/week.ts';

/** Forty hours a week are five days of eight. */
const DAYS = 5;

/**
 * A minor’s paid minutes stay within the limit on every date, and within five times the limit in every calendar week, with
 * what the request says was worked in it before the horizon; averages over longer periods change nothing.
 */
export function minorMinutes(facts: Facts, { limit }: Rule): Examination {
  const dates = personDates(facts).filter(({ who }) => isMinor(who));
  const weeks = personWeeks(facts).filter(({ who }) => isMinor(who));
  const ofDates = examineEach(dates, ({ who, date, workMinutes }) => {
    if (workMinutes <= limit) return undefined;
    const detail = `${workMinutes} paid minutes of a minor on the day; at most ${limit} are allowed`;
    return { person: who.person.id, date, detail };
  });
  const ofWeeks = examineEach(weeks, ({ who, week, workMinutes, carried }) => {
    const minutes = workMinutes + carried.minutes;
    if (workMinutes === 0 || minutes <= DAYS * limit) return undefined;
    const detail = `${minutes} paid minutes of a minor in the week of ${week.monday}${beforeInWords(carried.minutes)}; at most ${DAYS * limit} are allowed`;
    return { person: who.person.id, date: week.firstDate, detail };
  });
  return {
    examined: ofDates.examined + ofWeeks.examined,
    findings: [...ofDates.findings, ...ofWeeks.findings],
  };
}
