import type { CoveringData } from '../data.ts';

/** Whether annealing knows every kind of constraint that a covering problem has. */
export function isKnownToAnnealing(data: CoveringData): boolean {
  const isRequired = ({ level }: { readonly level: 'required' | 'preferred' }): boolean =>
    level === 'required';
  return (
    data.responseBands.length === 0 &&
    data.sharedPeople.length === 0 &&
    data.deferrable.length === 0 &&
    data.shifts.every(({ breaks }) => breaks.length <= 1) &&
    data.startLimit === undefined &&
    data.nightShare === undefined &&
    data.groups.every(({ periodLimits }) => periodLimits.length === 0) &&
    !data.authorityFloors.some(isRequired) &&
    !(data.endStaggering !== undefined && isRequired(data.endStaggering)) &&
    data.groups.every(
      ({ leastMinutes, restDayWork }) => leastMinutes === undefined && restDayWork === undefined,
    ) &&
    data.peopleLimits.every(({ minimumPeople }) => minimumPeople === 0)
  );
}
