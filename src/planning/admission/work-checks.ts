import type { DeferrableWork } from '../../domain/deferrable-work.ts';
import { intervalAtMoment } from '../../domain/grid.ts';
import type { IntervalGrid } from '../../domain/grid.ts';
import type { FieldError } from '../../domain/problem.ts';
import { meetsNeed, needInWords, needsOfQueues } from '../../domain/skill.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { layCalendars } from '../calendars.ts';
import { layDeferrableWork } from '../deferrable-work.ts';
import type { CheckContext } from './check-context.ts';
import { duplicateIds, quoted } from './names.ts';

/** Agent-hours of one kind of work that can be planned. */
const LARGEST_AGENT_HOURS = 100_000;

/** Work that can wait has ids of its own and can be done: somebody has the skill, and there is open time before it is due. */
export function workChecks(context: CheckContext): FieldError[] {
  const { sent, request, grid } = context;
  const { open } = layCalendars(request, grid);
  const path = (index: number): string => `deferrableWork[${index}]`;
  const errors = [
    ...duplicateIds(
      sent.deferrableWork.map(({ id }) => id),
      (index) => `${path(index)}.id`,
    ),
    ...setErrors(context),
    ...sent.deferrableWork.flatMap((work, index) => [
      ...skillErrors(work, path(index), context),
      ...volumeErrors(work.volume, `${path(index)}.volume`, grid, open),
    ]),
  ];
  return errors.length > 0 ? errors : amountErrors(context, open);
}

function skillErrors(
  need: DeferrableWork,
  where: string,
  { request: { staff } }: CheckContext,
): FieldError[] {
  const sets = staff.kind === 'team' ? staff.agents.map(({ skills }) => skills) : staff.skillSets;
  if (sets.some((skills) => meetsNeed(skills, need))) return [];
  const who = staff.kind === 'team' ? 'nobody in the team' : 'no skill set of `hiring.skillSets`';
  const { skill, minimumLevel } = need;
  const message = `${who} has the skill “${skill}”`;
  return sets.some((skills) => meetsNeed(skills, { skill, minimumLevel: 1 }))
    ? [{ path: `${where}.minimumLevel`, message: `${message} at level ${minimumLevel} or above` }]
    : [{ path: `${where}.skill`, message }];
}

/** Whoever is hired serves: people for such work alone could not stand by. */
function setErrors({ sent, request: { staff, queues } }: CheckContext): FieldError[] {
  if (staff.kind === 'team' || sent.deferrableWork.length === 0) return [];
  return staff.skillSets.flatMap((set, index) =>
    queues.some((queue) => meetsNeed(set, queue))
      ? []
      : [
          {
            path: `hiring.skillSets[${index}]`,
            message: `no queue asks for any of these; queues ask for ${quoted(needsOfQueues(queues).map(needInWords))}`,
          },
        ],
  );
}

function volumeErrors(
  volume: DeferrableWork['volume'],
  where: string,
  grid: IntervalGrid,
  open: Uint8Array,
): FieldError[] {
  if (volume.kind === 'daily') return [...dayErrors(volume, where, grid), ...ruleErrors(volume, where, grid)];
  return volume.batches.flatMap((batch, index) =>
    batchErrors(batch, `${where}.batches[${index}]`, grid, open),
  );
}

type Daily = Extract<DeferrableWork['volume'], { kind: 'daily' }>;
type Batch = Extract<DeferrableWork['volume'], { kind: 'batches' }>['batches'][number];

function dayErrors({ itemsPerDay }: Daily, where: string, { days }: IntervalGrid): FieldError[] {
  if (typeof itemsPerDay === 'number' || itemsPerDay.length === days.length) return [];
  const message = `has ${itemsPerDay.length} values; the horizon has ${days.length} days`;
  return [{ path: `${where}.itemsPerDay`, message }];
}

function ruleErrors(
  { received, due }: Daily,
  where: string,
  { intervalMinutes }: IntervalGrid,
): FieldError[] {
  const errors: FieldError[] = [];
  const multiple = `must be a multiple of the interval, ${intervalMinutes} minutes`;
  for (const side of ['from', 'to'] as const) {
    if (received !== undefined && minuteOfDay(received[side]) % intervalMinutes !== 0)
      errors.push({ path: `${where}.received.${side}`, message: `${multiple}; got ${received[side]}` });
  }
  const within = typeof due === 'string' ? undefined : due.withinMinutes;
  if (within !== undefined && within < intervalMinutes)
    errors.push({
      path: `${where}.due.withinMinutes`,
      message: `must be at least the interval, ${intervalMinutes} minutes; got ${within}`,
    });
  return errors;
}

function batchErrors(
  { release, deadline }: Batch,
  where: string,
  grid: IntervalGrid,
  open: Uint8Array,
): FieldError[] {
  const from = intervalAtMoment(grid, release);
  const to = intervalAtMoment(grid, deadline);
  const horizon = `must lie in the horizon, ${grid.days[0].date} to ${grid.days[grid.days.length - 1].date}`;
  if (from < 0 || from >= grid.count) return [{ path: `${where}.release`, message: horizon }];
  if (to > grid.count) return [{ path: `${where}.deadline`, message: horizon }];
  if (to <= from)
    return [{ path: `${where}.deadline`, message: `must be later than the release, ${release}` }];
  if (open.subarray(Math.ceil(from), Math.floor(to)).includes(1)) return [];
  return [
    {
      path: `${where}.deadline`,
      message: `the shop is not open for a whole interval of ${grid.intervalMinutes} minutes between release and deadline`,
    },
  ];
}

/** More of it than everybody could do in all open hours is no plan but a mistake in a number. */
function amountErrors({ request, grid }: CheckContext, open: Uint8Array): FieldError[] {
  const openHours = (open.reduce((sum, one) => sum + one, 0) * grid.intervalMinutes) / 60;
  return layDeferrableWork(request, grid, { open }).flatMap(({ work, batches }, index) => {
    const agentHours =
      (batches.reduce((sum, { agentIntervals }) => sum + agentIntervals, 0) * grid.intervalMinutes) / 60;
    const { staff } = request;
    const able =
      staff.kind === 'team'
        ? staff.agents.filter(({ skills }) => meetsNeed(skills, work)).length
        : staff.maximumPeople;
    const most = Math.min(LARGEST_AGENT_HOURS, able * openHours);
    if (agentHours <= most) return [];
    return [
      {
        path: `deferrableWork[${index}].volume`,
        message: `“${work.id}” takes ${Math.ceil(agentHours)} hours of one person; ${able} people with the skill have ${Math.floor(most)} open hours at most`,
      },
    ];
  });
}
