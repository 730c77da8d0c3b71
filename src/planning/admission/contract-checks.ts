import type { FieldError } from '../../domain/problem.ts';
import type { ContractClass } from '../../domain/shift.ts';
import { weeksOfBusiestMonth } from './busiest-month.ts';
import type { CheckContext } from './check-context.ts';

/**
 * Bounds on the people of contract classes can be kept, by the team, its pins, or what can be hired; overtime fits into the
 * required rules.
 */
export function contractChecks(context: CheckContext): FieldError[] {
  return [...peopleErrors(context), ...overtimeErrors(context)];
}

/** Overtime that a required rule leaves no room for would never be planned, and too much of it in a month must not be. */
function overtimeErrors({ sent, request: { rules }, grid }: CheckContext): FieldError[] {
  const weekRules = [rules['minutes-per-week'], rules['average-week']].filter(
    ({ level }) => level === 'required',
  );
  const month = rules['overtime-per-month'];
  const weeks = weeksOfBusiestMonth(grid);
  return (sent.shifts.contractClasses ?? []).flatMap(({ overtime, maximumMinutesPerWeek }, index) => {
    if (overtime === undefined) return [];
    const path = `shifts.contractClasses[${index}].overtime.maximumMinutesPerWeek`;
    const minutes = overtime.maximumMinutesPerWeek;
    const tight = weekRules.filter(({ limit }) => limit < maximumMinutesPerWeek + minutes);
    const errors = tight.map(({ name, limit, article }) => ({
      path,
      message: `${maximumMinutesPerWeek} contract minutes and ${minutes} of overtime are more than the ${limit} of the required rule \`${name}\` (${article}); a limit of its own in \`rules.overrides\` makes room`,
    }));
    if (month.level === 'required' && weeks * minutes > month.limit) {
      errors.push({
        path,
        message: `${weeks} weeks of one month with ${minutes} minutes of overtime are more than the ${month.limit} of the required rule \`overtime-per-month\` (${month.article})`,
      });
    }
    return errors;
  });
}

function peopleErrors({ sent, request }: CheckContext): FieldError[] {
  const classes = sent.shifts.contractClasses ?? [];
  const { staff } = request;
  if (staff.kind === 'team') {
    const agentsOf = ({ id }: ContractClass): typeof staff.agents =>
      staff.agents.filter(({ contractClass }) => contractClass === id);
    return classes.flatMap((contract, index) => {
      const agents = agentsOf(contract);
      const pinned = agents.filter(({ pins }) => pins.some(({ kind }) => kind === 'shift')).length;
      return [
        ...ifAbove(contract.minimumPeople, agents.length, {
          path: `shifts.contractClasses[${index}].minimumPeople`,
          message: `the team has ${agents.length} people of class “${contract.id}”`,
        }),
        ...ifAbove(pinned, contract.maximumPeople ?? Infinity, {
          path: `shifts.contractClasses[${index}].maximumPeople`,
          message: `${pinned} people of class “${contract.id}” have pinned shifts`,
        }),
      ];
    });
  }
  const wanted = classes.reduce((sum, { minimumPeople }) => sum + minimumPeople, 0);
  const last = classes.findLastIndex(({ minimumPeople }) => minimumPeople > 0);
  return ifAbove(wanted, staff.maximumPeople, {
    path: `shifts.contractClasses[${last}].minimumPeople`,
    message: `the classes ask for ${wanted} people together; ${staff.maximumPeople} can be hired`,
  });
}

function ifAbove(value: number, most: number, error: FieldError): FieldError[] {
  return value > most ? [error] : [];
}
