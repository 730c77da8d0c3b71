import type { Forecast } from '../../domain/forecast.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import { PlanRequest as PlanRequestSchema } from '../../domain/plan-request.ts';
import type { FieldError } from '../../domain/problem.ts';
import { ReplanRequest } from '../../domain/replan-request.ts';
import type { Roster } from '../../domain/roster.ts';
import { duplicateIds, unknownNames } from '../admission/names.ts';
import { shapeErrors } from '../admission/shape-errors.ts';

/** A plan whose roster is known: the request it was drawn up for, and its roster. */
export interface KnownPlan {
  readonly id: string | undefined;
  readonly request: unknown;
  readonly roster: Pick<Roster, 'people'>;
}

export type Composition =
  | { readonly status: 'composed'; readonly request: PlanRequest; readonly changes: ReplanRequest }
  | { readonly status: 'refused'; readonly errors: readonly FieldError[] };

/** A replan is there soon, whatever time the plan was given. */
const LONGEST_SECONDS = 10;

/**
 * The plan request that a replan stands for: that of the plan with what is different put in and its roster as the published
 * one. Whether it can be kept is for `admit` to say; here it is only judged whether the changes are about this plan.
 */
export function composeReplan(body: unknown, { id, request, roster }: KnownPlan): Composition {
  const parsed = ReplanRequest.safeParse(body);
  if (!parsed.success) return { status: 'refused', errors: shapeErrors(parsed.error) };
  const plan = PlanRequestSchema.safeParse(request);
  if (!plan.success) return { status: 'refused', errors: shapeErrors(plan.error) };
  const { liveStreams, forecastFactor, objective, ...change } = parsed.data;
  const known = plan.data.calendar.liveStreams;
  const errors = [
    ...(plan.data.team === undefined
      ? [{ path: '', message: 'a hiring plan has nobody who could be absent or change; plan with a team' }]
      : []),
    ...unknownNames(
      liveStreams.map((stream) => stream.id),
      known.map((stream) => stream.id),
      'live stream',
      (index) => `liveStreams[${index}].id`,
    ),
    ...duplicateIds(
      liveStreams.map((stream) => stream.id),
      (index) => `liveStreams[${index}].id`,
    ),
  ];
  if (errors.length > 0) return { status: 'refused', errors };
  const own = plan.data.objective;
  const earlier = plan.data.published?.absences ?? [];
  return {
    status: 'composed',
    changes: parsed.data,
    request: {
      ...plan.data,
      calendar: {
        ...plan.data.calendar,
        liveStreams: known.map((stream) => ({
          ...stream,
          ...liveStreams.find((moved) => moved.id === stream.id),
        })),
      },
      forecast: plan.data.forecast.map((forecast) => multiplied(forecast, forecastFactor)),
      objective: objective ?? {
        ...own,
        timeLimitSeconds: Math.min(own.timeLimitSeconds, LONGEST_SECONDS),
      },
      published: {
        ...change,
        ...(id === undefined ? {} : { plan: id }),
        // Whoever was away for an earlier replan still is.
        absences: [...earlier, ...change.absences],
        people: publishedPeople(roster),
      },
    },
  };
}

/**
 * What is wrong with the composed request, at the path in the body behind it; what nothing in the body says by itself is said of
 * the whole, with its path in the request.
 */
export function errorInBody(error: FieldError, composed: PlanRequest, changes: ReplanRequest): FieldError {
  const path = pathInBody(error.path, composed, changes);
  if (path !== undefined) return { ...error, path };
  return { path: '', message: `the plan changed so would be refused: ${error.path}: ${error.message}` };
}

function pathInBody(path: string, composed: PlanRequest, changes: ReplanRequest): string | undefined {
  const ofChange = /^published\.(now|freezeUntil|changeMinutes|maximumChanges)/.exec(path);
  if (ofChange !== null) return ofChange[1];
  const absence = /^published\.absences\[(\d+)\](.*)$/.exec(path);
  if (absence !== null) {
    const earlier = composed.published!.absences.length - changes.absences.length;
    return `absences[${Number(absence[1]) - earlier}]${absence[2]}`;
  }
  const stream = /^calendar\.liveStreams\[(\d+)\](.*)$/.exec(path);
  if (stream !== null) {
    const { id } = composed.calendar.liveStreams[Number(stream[1])];
    const moved = changes.liveStreams.findIndex((one) => one.id === id);
    return moved < 0 ? undefined : `liveStreams[${moved}]${stream[2]}`;
  }
  return path.startsWith('forecast') && changes.forecastFactor !== 1 ? 'forecastFactor' : undefined;
}

function multiplied(forecast: Forecast, factor: number): Forecast {
  const times = (volumes: readonly number[]): number[] => volumes.map((volume) => volume * factor);
  if (factor === 1) return forecast;
  switch (forecast.kind) {
    case 'hourly':
      return { ...forecast, contactsPerHour: times(forecast.contactsPerHour) };
    case 'intervals':
      return { ...forecast, contacts: times(forecast.contacts) };
    case 'daily':
      return { ...forecast, contactsPerDay: times(forecast.contactsPerDay) };
  }
}

function publishedPeople({
  people,
}: Pick<Roster, 'people'>): NonNullable<PlanRequest['published']>['people'] {
  return people.map(({ id, assignments }) => ({
    id,
    assignments: assignments.map(({ start, end, template, breaks, activities }) => ({
      start,
      end,
      template,
      breaks: breaks.map((one) => ({ start: one.start, end: one.end })),
      activities,
    })),
  }));
}
