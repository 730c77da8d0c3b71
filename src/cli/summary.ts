import { DateTime } from 'luxon';
import type { Certificate } from '../domain/certificate.ts';
import type { DeferrableResult } from '../domain/deferrable-result.ts';
import type { Cost } from '../domain/pay.ts';
import type { Gap, Roster, Violation } from '../domain/roster.ts';
import { bandTable, missedTargets } from './band-table.ts';
import { fairnessTable } from './fairness-table.ts';
import { explanationLines } from './explanation-lines.ts';
import { number, people, percent, provenHeadcount } from './figures.ts';
import { floatTable } from './float-table.ts';
import { replanInWords, replanLines } from './replan-lines.ts';
import { printable } from './terminal.ts';
import { textTable } from './text-table.ts';

/** At most so many gaps, and breaches of one rule, are spelled out; the roster has them all. */
const LONGEST_LIST = 12;
const LONGEST_GROUP = 3;

/** A roster in short, for a terminal: what was reached, what is proven, what is missing. */
export function summaryLines(roster: Roster, savedAs: string | undefined): string[] {
  const { certificate } = roster;
  return [
    printable(`${roster.shop}, ${datesOf(roster)}`),
    '',
    ...textTable(
      [
        { title: '', align: 'left' },
        { title: '', align: 'left' },
      ],
      [
        ['Headcount', provenHeadcount(certificate)],
        ...(roster.cost.total === 0 ? [] : [['Cost', cost(roster.cost)]]),
        ['Rule of thumb', ruleOfThumb(certificate)],
        ['Shop tier', certificate.tier.note],
        ['Shortage', shortage(certificate)],
        ...(roster.deferrable === undefined ? [] : [['Work that can wait', deferrable(roster.deferrable)]]),
        ...(roster.replan === undefined ? [] : [['Published roster', replanInWords(roster.replan)]]),
        ['Search', search(certificate)],
        ['Replay', replay(certificate)],
        ['Audit', audit(certificate)],
        ...(savedAs === undefined ? [] : [['Roster', savedAs]]),
      ],
    ).slice(1),
    ...(roster.replan === undefined ? [] : replanLines(roster.replan)),
    '',
    ...bandTable(certificate),
    ...floatTable(roster.float),
    ...fairnessTable(roster.fairness),
    ...explanationLines(roster.explanation),
    ...list('Missed targets', missedTargets(certificate)),
    ...brokenRules(roster.violations),
    ...list('Gaps', roster.gaps.map(gap)),
    ...list('Warnings', roster.warnings),
  ];
}

function datesOf({ start, end, timeZone }: Roster): string {
  const first = DateTime.fromISO(start, { zone: timeZone });
  const last = DateTime.fromISO(end, { zone: timeZone }).minus({ milliseconds: 1 });
  return `${first.toISODate()} to ${last.toISODate()} (${timeZone})`;
}

/** What the roster costs, and the parts that differ from zero. */
function cost({ total, base, overtimePremium, restDayPremium, holidayPremium, hiring }: Cost): string {
  const parts = [
    { name: 'base', value: base },
    { name: 'overtime', value: overtimePremium },
    { name: 'rest days', value: restDayPremium },
    { name: 'holidays', value: holidayPremium },
    { name: 'hiring', value: hiring },
  ].filter(({ value }) => value !== 0);
  return `${number(total)}: ${parts.map(({ name, value }) => `${name} ${number(value)}`).join(', ')}`;
}

function ruleOfThumb({ ruleOfThumb: rule }: Certificate): string {
  const { headcount, headcountBound, intervalsMissed, intervals } = rule;
  return `${peopleOfRule(headcount, headcountBound)}; misses a target in ${intervalsMissed} of ${intervals} intervals`;
}

function peopleOfRule(headcount: number | null, bound: number | null): string {
  if (headcount === null) return bound === null ? 'not solved' : `not fewer than ${people(bound)}`;
  return bound === null || bound === headcount
    ? people(headcount)
    : `${people(headcount)} (not fewer than ${bound})`;
}

function shortage({ shortage: { agentIntervals, weighted, weightedBound } }: Certificate): string {
  if (agentIntervals === 0) return 'none';
  const proof =
    weighted === null
      ? `not fewer than ${number(weightedBound)} weighed`
      : `${number(weighted)} weighed, not fewer than ${number(weightedBound)}`;
  return `${number(agentIntervals)} agent intervals; proven: ${proof}`;
}

function deferrable(results: readonly DeferrableResult[]): string {
  return results
    .map(({ work, items, inTimeItems }) => `${work}: ${inTimeItems} of ${items} in time`)
    .join('; ');
}

function search({ ended, objective, seconds }: Certificate): string {
  const words = {
    gap: 'proven gap reached',
    time: 'time limit reached',
    stop: 'stopped on request',
    repaired: 'published roster changed, nothing proven',
  }[ended];
  const total = Object.values(seconds).reduce((sum, stage) => sum + stage, 0);
  const { minimise, value, bound, gap } = objective;
  const cost =
    minimise === 'cost'
      ? `; cost ${number(value)}, not less than ${number(bound)} (gap ${percent(gap)})`
      : '';
  return `${words} after ${total.toFixed(1)} s${cost}`;
}

function replay({ replay: { rounds, ended, intervals, intervalsMissed, simulation } }: Certificate): string {
  const how = {
    kept: 'every promise kept',
    short: 'promises missed where agents are missing',
    rounds: 'the most rounds were used',
    time: 'no time for another round',
    stop: 'stopped on request',
  }[ended];
  const missed = intervalsMissed === 0 ? '' : `, ${intervalsMissed} of ${intervals} queue intervals missed`;
  const simulated =
    simulation.intervalsMissed === 0 ? '' : `, missing ${simulation.intervalsMissed} queue intervals`;
  return `${how} in round ${rounds}${missed}; simulated ${simulation.replications} times (${simulation.ended})${simulated}`;
}

function audit({ audit: { passed, checks } }: Certificate): string {
  const cases = checks.reduce((sum, { examined }) => sum + examined, 0);
  return `${passed ? 'passed' : 'FAILED'}: ${checks.length} checks, ${cases} cases looked at`;
}

/** Breaches by rule, so that the article is said once and one rule broken often does not hide the others. */
function brokenRules(violations: readonly Violation[]): string[] {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  const lines = rules.flatMap((rule) => {
    const same = violations.filter((violation) => violation.rule === rule);
    const { level, article } = same[0];
    const rest = same.length - LONGEST_GROUP;
    return [
      `${rule}, ${level}, ${same.length === 1 ? 'once' : `${same.length} times`}: ${article}`,
      ...same.slice(0, LONGEST_GROUP).map(({ person, date, detail }) => {
        const where = [person, date].filter((part) => part !== undefined).join(' ');
        return `  ${where === '' ? '' : `${where}: `}${detail}`;
      }),
      ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ];
  });
  return section('Broken rules', violations.length, lines);
}

function gap({ kind, queue, work, start, end, missing }: Gap): string {
  const time = (text: string): string => text.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length);
  const what = [kind, queue, work].filter((part) => part !== undefined).join(' ');
  return `${start.slice(0, 'YYYY-MM-DD'.length)} ${time(start)}–${time(end)} ${what}: ${missing} missing`;
}

function list(title: string, lines: readonly string[]): string[] {
  const rest = lines.length - LONGEST_LIST;
  const shown = lines.slice(0, LONGEST_LIST);
  return section(title, lines.length, rest > 0 ? [...shown, `… and ${rest} more`] : shown);
}

function section(title: string, count: number, lines: readonly string[]): string[] {
  return count === 0 ? [] : ['', `${title} (${count})`, ...lines.map((line) => `  ${printable(line)}`)];
}
