import { explanationSentences } from '../src/cli/explanation-lines.ts';
import { FAIRNESS_TITLES, fairnessRows } from '../src/cli/fairness-table.ts';
import { provenHeadcount } from '../src/cli/figures.ts';
import { changeRow, gapInWords, gapsClosed, replanInWords } from '../src/cli/replan-lines.ts';
import type { BandPrediction, Certificate, ProvenBand } from '../src/domain/certificate.ts';
import type { Assignment, Gap, Roster, RosterPerson, Violation } from '../src/domain/roster.ts';

/** At most so many people, breaches and gaps are spelled out. */
const PEOPLE_SHOWN = 5;
const LINES_SHOWN = 12;

/**
 * A roster in short, as Markdown. How long planning took is left out, so that the text changes only with the roster.
 * @param name name of the request in `examples/`, without `.json`
 */
export function rosterMarkdown(name: string, roster: Roster): string {
  const { certificate, violations, gaps, warnings, people } = roster;
  const working = people.filter((person) => person.assignments.length > 0);
  const sections = [
    `# ${roster.shop}: what came back`,
    `In short, the roster for [\`${name}.json\`](../${name}.json), ${dateOf(roster.start)} to ${lastDateOf(roster)} (${roster.timeZone}).\nWritten by \`npm run examples\`.`,
    table(['', ''], [...keyFigures(certificate), ...workFigures(roster)]),
    `## Response by band\n\n${bandTable(certificate)}`,
    `## Why\n\n${bullets(explanationSentences(roster.explanation))}`,
    ...replanSections(roster.replan),
    list('Gaps', gaps.map(gapLine), 'None: every interval has the agents it requires.'),
    ...shortageSections(roster.explanation.shortage),
    ...fairnessSection(roster.fairness),
    list('Broken rules', violations.map(violationLine), 'None.'),
    list('Warnings', warnings, 'None.'),
    `## The first people\n\n${weekTable(working.slice(0, PEOPLE_SHOWN))}\n\n${working.length} people work in all. Times are on the shop’s clock; breaks in brackets.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** What cannot all be kept and what would help, where agents are missing. */
function shortageSections(shortage: Roster['explanation']['shortage']): string[] {
  if (shortage === null) return [];
  const { conflicts, relaxations, note } = shortage;
  const conflict = ({ facts }: (typeof conflicts)[number]): string =>
    `These cannot all be kept:\n\n${facts.map(({ words }) => `- ${words}`).join('\n')}`;
  const changes = relaxations.map(({ words }) => `- ${words}`).join('\n');
  return [
    '## Why people are missing',
    ...conflicts.map(conflict),
    ...(relaxations.length === 0
      ? []
      : [`What would help, least effort for its effect first:\n\n${changes}`]),
    note,
  ];
}

/** What was done for each gap of a published roster, and whose shifts changed. */
function replanSections(replan: Roster['replan']): string[] {
  if (replan === undefined) return [];
  const gaps = gapsClosed(replan).map(
    ({ gap, done }) => `- ${gapInWords(gap)}\n${done.map((one) => `  - ${one}`).join('\n')}`,
  );
  const { changes } = replan.changes;
  return [
    `## What changed\n\n${replanInWords(replan)}.`,
    ...(gaps.length === 0 ? [] : [`Gaps of the published roster, and what was done:\n\n${gaps.join('\n')}`]),
    ...(changes.length === 0
      ? []
      : [table(['Date', 'Person', 'Was', 'Is', 'Paid minutes'], changes.map(changeRow))]),
  ];
}

/** How evenly duties are shared out, where anybody shares one. */
function fairnessSection(fairness: Roster['fairness']): string[] {
  const rows = fairnessRows(fairness);
  if (rows.length === 0) return [];
  return [`## Fairness\n\n${table([...FAIRNESS_TITLES], rows)}`];
}

function keyFigures(certificate: Certificate): string[][] {
  const { objective, shortage, ruleOfThumb, tier, audit, ended } = certificate;
  const cost =
    objective.minimise === 'cost'
      ? [['Cost', `${rounded(objective.value)}, proven not less than ${rounded(objective.bound)}`]]
      : [];
  return [
    ['Headcount', provenHeadcount(certificate)],
    ...cost,
    ['Rule of thumb', thumb(ruleOfThumb)],
    ['Shop tier', tier.note],
    ['Shortage', shortageInWords(shortage)],
    [
      'Search ended by',
      { gap: 'proof', time: 'time limit', stop: 'request', repaired: 'nothing, a roster was changed' }[ended],
    ],
    [
      'Covering model',
      `${certificate.linearProgram.columns} columns, ${certificate.linearProgram.rows} rows`,
    ],
    ['Replay', replayInWords(certificate.replay)],
    ['Audit', `${audit.passed ? 'passed' : 'FAILED'}, ${audit.checks.length} checks`],
  ];
}

function workFigures({ deferrable = [] }: Roster): string[][] {
  return deferrable.map(({ work, items, inTimeItems, agentMinutes }) => [
    `Work that can wait: ${work}`,
    `${inTimeItems} of ${items} items in time, ${rounded(agentMinutes / 60)} agent-hours`,
  ]);
}

function thumb({ headcount, intervalsMissed, intervals }: Certificate['ruleOfThumb']): string {
  const need = headcount === null ? 'not solved' : `${headcount} people`;
  return `${need}; misses a target in ${intervalsMissed} of ${intervals} intervals`;
}

function shortageInWords({ agentIntervals, weighted, weightedBound }: Certificate['shortage']): string {
  if (agentIntervals === 0) return 'none';
  const value = weighted === null ? 'not solved' : rounded(weighted);
  return `${agentIntervals} agent intervals; weighed ${value}, proven not less than ${rounded(weightedBound)}`;
}

function replayInWords({
  ended,
  rounds,
  intervals,
  intervalsMissed,
  simulation,
}: Certificate['replay']): string {
  const how = {
    kept: 'every promise kept',
    short: 'promises missed where agents are missing',
    rounds: 'the most rounds were used',
    time: 'no time for another round',
    stop: 'stopped on request',
  }[ended];
  return `${how} (round ${rounds}); ${intervalsMissed} of ${intervals} queue intervals miss a target in the chain, ${simulation.intervalsMissed} beyond doubt in the simulation`;
}

function bandTable({ bands }: Certificate): string {
  return table(
    ['Band', 'Queue', 'Contacts', 'ART predicted', 'Simulated', 'Promised', 'Met', 'Buffer'],
    bands.map(({ band, queue, contacts, predictedSeconds, simulated, targets, met, bufferAgents }) => [
      band,
      queue,
      rounded(contacts),
      predictedSeconds === null ? 'not finite' : `${predictedSeconds.toFixed(1)} s`,
      simulatedInWords(simulated.responseSeconds),
      targets.length === 0 ? '–' : targets.map(promiseInWords).join('; '),
      met ? 'yes' : 'NO',
      bufferRange(bufferAgents),
    ]),
  );
}

function promiseInWords({ target, asked, withinSeconds, source }: ProvenBand['targets'][number]): string {
  switch (target) {
    case 'averageResponseSeconds':
      return `ART ${asked} s (${source})`;
    case 'answeredWithin':
      return `${percent(asked)} within ${withinSeconds} s (${source})`;
    case 'threeMinuteReplyRate':
      return `3-minute rate ${percent(asked)} (${source})`;
    case 'maximumAbandonment':
      return `abandonment ${percent(asked)} (${source})`;
  }
}

function simulatedInWords(simulated: ProvenBand['simulated']['responseSeconds']): string {
  if (simulated === null) return '–';
  const { mean, halfWidth } = simulated;
  return halfWidth === null ? `${mean.toFixed(1)} s` : `${mean.toFixed(1)} ± ${halfWidth.toFixed(1)} s`;
}

function bufferRange({ least, most }: BandPrediction['bufferAgents']): string {
  return least === most ? String(least) : `${least}–${most}`;
}

function gapLine({ kind, queue, work, start, end, missing }: Gap): string {
  const what = [kind, queue, work].filter((part) => part !== undefined).join(' ');
  return `${dateOf(start)} ${timeOf(start)}–${endTimeOf(end)}: ${missing} missing, ${what}`;
}

function violationLine({ level, rule, person, date, detail }: Violation): string {
  const where = [person, date].filter((part) => part !== undefined).join(' ');
  return `${rule} (${level})${where === '' ? '' : `, ${where}`}: ${detail}`;
}

function weekTable(people: readonly RosterPerson[]): string {
  const dates = [...new Set(people.flatMap((person) => person.assignments.map(({ date }) => date)))].sort();
  return table(
    ['Name', ...dates.map((date) => date.slice('YYYY-'.length))],
    people.map((person) => [
      person.name,
      ...dates.map((date) =>
        person.assignments
          .filter((assignment) => assignment.date === date)
          .map(shiftText)
          .join(', '),
      ),
    ]),
  );
}

function shiftText({ start, end, breaks }: Assignment): string {
  const taken = breaks.map((one) => ` (${timeOf(one.start)})`).join('');
  return `${timeOf(start)}–${endTimeOf(end)}${taken}`;
}

function list(title: string, lines: readonly string[], none: string): string {
  if (lines.length === 0) return `## ${title}\n\n${none}`;
  const shown = lines.slice(0, LINES_SHOWN).map((line) => `- ${line}`);
  const rest = lines.length - shown.length;
  return [`## ${title} (${lines.length})\n`, ...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join(
    '\n',
  );
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

const dateOf = (moment: string): string => moment.slice(0, 'YYYY-MM-DD'.length);
const timeOf = (moment: string): string => moment.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length);
/** Midnight at the end of a stretch is the end of its day. */
const endTimeOf = (moment: string): string => (timeOf(moment) === '00:00' ? '24:00' : timeOf(moment));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const rounded = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

/** The last date of a roster, whose end is excluded. */
function lastDateOf({ start, end }: Roster): string {
  const days = Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);
  const first = new Date(`${dateOf(start)}T00:00:00Z`);
  return new Date(first.getTime() + (days - 1) * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
