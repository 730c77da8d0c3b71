import type { Rule } from '../../domain/rules.ts';
import type { Examination, Finding } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { calendarWeeks, workedDates } from '../facts/week.ts';

/**
 * Each calendar week has at least `limit` rest days: dates on which no shift starts. Weeks cut by the horizon's ends are
 * not judged on their own, but nobody works more than six dates in a row, whatever weeks they belong to; a run that
 * holds a week already named is not named again. Without a limit above 0 nothing is asked.
 *
 * A case is a person and a complete week, or a person and a run of dates worked.
 */
export function weeklyRestDay({ people, clock }: Facts, rule: Rule): Examination {
  const weeks = calendarWeeks(clock).filter((week) => week.complete);
  let examined = 0;
  const findings: Finding[] = [];
  for (const who of people) {
    const worked = new Set(workedDates(who.shifts));
    const short = weeks.filter((week) => restDays(week.dates, worked) < rule.limit);
    for (const week of short) {
      findings.push({
        person: who.person.id,
        date: week.firstDate,
        detail: `${restDays(week.dates, worked)} rest days in the week of ${week.monday}; at least ${rule.limit} are due`,
      });
    }
    const runs = runsOfWork(
      who,
      clock.days.map((day) => day.date),
    );
    for (const run of runs) {
      const named = short.some((week) => week.dates.every((date) => run.includes(date)));
      if (rule.limit === 0 || run.length <= LONGEST_RUN || named) continue;
      findings.push({
        person: who.person.id,
        date: run[0],
        detail: `works ${run.length} dates in a row from ${run[0]}; at most ${LONGEST_RUN} leave a rest day in seven`,
      });
    }
    examined += weeks.length + runs.length;
  }
  return { examined, findings };
}

const LONGEST_RUN = 6;

function restDays(dates: readonly string[], worked: ReadonlySet<string>): number {
  return dates.filter((date) => !worked.has(date)).length;
}

/** The stretches of consecutive dates on each of which a shift starts. */
function runsOfWork({ shifts }: PersonFacts, dates: readonly string[]): string[][] {
  const worked = new Set(workedDates(shifts));
  const runs: string[][] = [];
  dates.forEach((date, index) => {
    if (!worked.has(date)) return;
    if (index > 0 && worked.has(dates[index - 1])) runs[runs.length - 1].push(date);
    else runs.push([date]);
  });
  return runs;
}
