import type { FieldError } from '../../domain/problem.ts';
import { coveredNeeds } from '../../domain/skill.ts';
import { layCalendars } from '../calendars.ts';
import { groupPeople } from '../people.ts';
import { shiftCandidates } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';

/** Shifts that groups of like people could work; 43,000 took 500 MB and most of a minute to set up. */
const LARGEST_CHOICES = 50_000;
/** People × days that the assignment of shifts to people can take. */
const LARGEST_PERSON_DAYS = 30_000;
/** Skills, each level that a queue asks for counted, whose sets can be enumerated per interval. */
const LARGEST_SKILLS = 8;

/** Refuses a team, skills or shifts too large to be planned, before any work is spent on them. */
export function sizeChecks(context: CheckContext): FieldError[] {
  return [...skillErrors(context), ...personDayErrors(context), ...choiceErrors(context)];
}

function skillErrors({ request }: CheckContext): FieldError[] {
  const skills = coveredNeeds(request).length;
  if (skills <= LARGEST_SKILLS) return [];
  const withWork = request.deferrableWork.length === 0 ? '' : ' with deferrable work';
  return [
    {
      path: 'queues',
      message: `ask for ${skills} different skills${withWork} (each level counts); at most ${LARGEST_SKILLS} can be planned together`,
    },
  ];
}

function personDayErrors({ sent }: CheckContext): FieldError[] {
  const people = sent.team?.agents.length ?? 0;
  const personDays = people * sent.horizon.days;
  if (personDays <= LARGEST_PERSON_DAYS) return [];
  return [
    {
      path: 'team.agents',
      message: `too large to plan in one request: ${people} people × ${sent.horizon.days} days; at most ${LARGEST_PERSON_DAYS} person-days. Plan fewer days or people at once`,
    },
  ];
}

function choiceErrors({ request, grid }: CheckContext): FieldError[] {
  const groups = groupPeople(request, grid, shiftCandidates(request, grid, layCalendars(request, grid)));
  const choices = groups.reduce((sum, group) => sum + group.shifts.length, 0);
  if (choices <= LARGEST_CHOICES) return [];
  return [
    {
      path: request.staff.kind === 'team' ? 'team.agents' : 'horizon.days',
      message: `too large to plan in one request: ${choices} shifts for ${groups.length} kinds of people; at most ${LARGEST_CHOICES}. Plan fewer days at once, offer fewer shift starts, or give people the same availability`,
    },
  ];
}
