import type { FieldError } from '../../domain/problem.ts';
import type { ContractClass } from '../../domain/shift.ts';
import type { CheckContext } from './check-context.ts';

/** Bounds on the people of contract classes can be kept: by the team, its pins, or what can be hired. */
export function contractChecks({ sent, request }: CheckContext): FieldError[] {
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
