import type { DrivingStretch, Explanation } from '../../domain/explanation.ts';
import { intervalAtMoment, intervalIso } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { QueueInterval } from '../../domain/roster.ts';
import { isSameNeed, needInWords, needsOfQueues } from '../../domain/skill.ts';
import type { SkillNeed } from '../../domain/skill.ts';
import { RAISED } from '../raise.ts';
import { rounded } from '../rounded.ts';
import type { UnexplainedRoster } from './unexplained-roster.ts';
import { bindingInWords, listed } from './binding-words.ts';
import { counted, peopleInWords, stretchInWords } from './words.ts';

const MOST_STRETCHES = 5;
/** A stretch that moves the result by less is no driver but rounding. */
const LEAST_PRICE = 0.005;

type Priced = Pick<UnexplainedRoster, 'coverage' | 'certificate'>;

/** The stretches with the highest shadow prices: where one agent more or less changes the headcount or the cost most. */
export function drivers(
  request: ResolvedRequest,
  grid: IntervalGrid,
  roster: Priced,
): Explanation['drivers'] {
  const { shortage, linearProgram, objective } = roster.certificate;
  // With agents missing, prices would mix people with the worth of a shortage.
  if (shortage.weighted === null || shortage.weighted > 1e-6) {
    return {
      stretches: [],
      note: 'Agents are missing at some hours. Then the headcount follows from who is there, not from what an hour would cost: see the gaps.',
    };
  }
  if (linearProgram.value === null) {
    return {
      stretches: [],
      note: 'The prices of hours are not known: the relaxation was not solved as a whole.',
    };
  }
  const unit = objective.minimise === 'headcount' ? 'people' : 'cost';
  const ofNeeds = needsOfQueues(request.queues).flatMap((need) =>
    stretchesOf(need, request, grid, roster.coverage.queues),
  );
  const stretches = merged(ofNeeds)
    .filter(({ price }) => price >= LEAST_PRICE)
    .sort((one, other) => other.price - one.price || (one.start < other.start ? -1 : 1));
  return {
    stretches: stretches
      .slice(0, MOST_STRETCHES)
      .map((stretch) => ({ ...stretch, words: inWords(stretch, unit) })),
    note:
      stretches.length === 0
        ? 'No single hour drives the result: buffer, people on duty for live streams or limits of whole weeks do.'
        : `Prices are rates of the linear relaxation: right for small changes, before ${unit === 'people' ? 'people are made whole' : 'shifts are made whole'}.`,
  };
}

type Stretch = Omit<DrivingStretch, 'words'>;

interface Run {
  readonly first: number;
  end: number;
  readonly rows: QueueInterval[];
  readonly required: number[];
  price: number;
}

function stretchesOf(
  need: SkillNeed,
  { queues }: ResolvedRequest,
  grid: IntervalGrid,
  coverage: readonly QueueInterval[],
): Stretch[] {
  const ids = queues.filter((queue) => isSameNeed(queue, need)).map(({ id }) => id);
  const byInterval = new Map<number, QueueInterval[]>();
  for (const row of coverage) {
    if (!ids.includes(row.queue)) continue;
    const interval = intervalAtMoment(grid, row.start);
    byInterval.set(interval, [...(byInterval.get(interval) ?? []), row]);
  }
  const runs: Run[] = [];
  for (const [interval, rows] of [...byInterval].sort(([one], [other]) => one - other)) {
    const price = rows[0].shadowPrice ?? 0;
    if (price <= 0) continue;
    const required = rows.reduce((sum, row) => sum + row.required, 0);
    const last = runs.at(-1);
    if (last?.end === interval) {
      last.end++;
      last.price += price;
      last.rows.push(...rows);
      last.required.push(required);
    } else runs.push({ first: interval, end: interval + 1, rows: [...rows], required: [required], price });
  }
  return runs.map((run) => {
    return {
      skills: [needInWords(need)],
      queues: ids,
      start: intervalIso(grid, run.first),
      end: intervalIso(grid, run.end),
      required: { least: Math.min(...run.required), most: Math.max(...run.required) },
      targets: [...new Set(run.rows.filter((row) => row.required > 0).map((row) => row.bindingTarget))],
      price: rounded(run.price, 4),
    };
  });
}

/** Where people of several skills are scarce together, each skill has the same price at the same time: said once. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const known = new Map<string, Stretch>();
  for (const stretch of stretches) {
    const key = JSON.stringify([stretch.start, stretch.end, stretch.price]);
    const before = known.get(key);
    known.set(key, before === undefined ? stretch : together(before, stretch));
  }
  return [...known.values()];
}

function together(one: Stretch, other: Stretch): Stretch {
  return {
    ...one,
    skills: [...one.skills, ...other.skills],
    queues: [...one.queues, ...other.queues],
    required: {
      least: one.required.least + other.required.least,
      most: one.required.most + other.required.most,
    },
    targets: [...new Set([...one.targets, ...other.targets])],
  };
}

function inWords(stretch: Stretch, unit: 'people' | 'cost'): string {
  const { skills, start, end, required, targets, price } = stretch;
  const { least, most } = required;
  const agents = least === most ? counted(most, 'agent') : `${least} to ${most} agents`;
  const cost = unit === 'people' ? `takes ${peopleInWords(price)}` : `costs ${rounded(price, 2)}`;
  const where = skills.length === 1 ? 'there' : 'in any of them';
  const reason = listed([...new Set(targets.map((target) => bindingInWords(target.replace(RAISED, ''))))]);
  return `${stretchInWords(start, end)}, ${listed(skills)}: ${agents} needed for ${reason}. One agent more ${where} ${cost}.`;
}
