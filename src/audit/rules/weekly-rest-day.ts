import type { Rule } from '../../domain/rules.ts';
import type { Examination, Finding } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import { runsOfWork } from '../facts/run.ts';
import { beforeInWords, knownRestDays, personWeeks } from '../facts/week.ts';

/**
 * Each calendar week that is known as a whole, in the horizon or by what the request says of its part before it, has at least
 * `limit` rest days: dates on which no shift starts. Other weeks are not judged on their own, but nobody works more than six
 * dates in a row, those before the horizon counted, whatever weeks they belong to; a run that holds the dates of a week
 * already named is not named again. Without a limit above 0 nothing is asked.
 *
 * A case is a person and such a week, or a person and a run of dates worked.
 */
export function weeklyRestDay({ people, clock }: Facts, rule: Rule): Examination {
  let examined = 0;
  const findings: Finding[] = [];
  for (const who of people) {
    const weeks = personWeeks({ clock, people: [who] }).flatMap((one) => {
      const restDays = one.workedDates.length === 0 ? undefined : knownRestDays(one);
      return restDays === undefined ? [] : [{ ...one, restDays }];
    });
    const short = weeks.filter(({ restDays }) => restDays < rule.limit);
    for (const { week, restDays } of short) {
      findings.push({
        person: who.person.id,
        date: week.firstDate,
        detail: `${restDays} rest days in the week of ${week.monday}; at least ${rule.limit} are due`,
      });
    }
    const runs = runsOfWork(who, clock).filter(({ dates }) => dates.length > 0);
    for (const { dates, before } of runs) {
      const length = before + dates.length;
      const named = short.some(({ week }) => week.dates.every((date) => dates.includes(date)));
      if (rule.limit === 0 || length <= LONGEST_RUN || named) continue;
      findings.push({
        person: who.person.id,
        date: dates[0],
        detail: `works ${length} dates in a row to ${dates.at(-1)}${beforeInWords(before)}; at most ${LONGEST_RUN} leave a rest day in seven`,
      });
    }
    examined += weeks.length + runs.length;
  }
  return { examined, findings };
}

const LONGEST_RUN = 6;
