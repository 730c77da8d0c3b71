import type { FieldError } from '../../domain/problem.ts';
import { layCalendars } from '../calendars.ts';
import { groupPeople } from '../people.ts';
import { isFreeFor } from '../is-free-for.ts';
import { shiftCandidates } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';

/**
 * So many people as are to work of a contract class have a shift in the horizon that they may work. A published roster may have
 * fewer: absences are no error of whoever reports them, and the audit names the class that is short of people.
 */
export function leastPeopleChecks({ sent, request, grid }: CheckContext): FieldError[] {
  if (request.contractClasses.every(({ minimumPeople }) => minimumPeople === 0)) return [];
  const candidates = shiftCandidates(request, grid, layCalendars(request, grid));
  const groups = groupPeople(request, grid, candidates);
  return (sent.shifts.contractClasses ?? []).flatMap(({ id, minimumPeople }, index): FieldError[] => {
    if (minimumPeople === 0) return [];
    const path = `shifts.contractClasses[${index}].minimumPeople`;
    const ofClass = groups.filter(({ contract }) => contract.id === id);
    if (!candidates.some(({ template }) => template.contractClasses.includes(id)))
      return [{ path, message: `no template has a shift of the horizon for class “${id}”` }];
    if (request.staff.kind === 'hiring' || request.published !== undefined) return [];
    const able = ofClass.flatMap(({ members, shifts }) =>
      members.filter((member) => shifts.some((shift) => isFreeFor(request, member, candidates[shift], grid))),
    ).length;
    const message = `${able} of class “${id}” have a shift in the horizon that contract, availability, leave and law let them work`;
    return able < minimumPeople ? [{ path, message }] : [];
  });
}
