import type { ShiftDesignData } from './data.ts';
import type { ShiftDesignColumns } from './variables.ts';

/** People on each shift of each day: [shift][day]. */
export type ShiftDesign = readonly (readonly number[])[];

/** Reads the design out of a solution with whole people. */
export function decodeShiftDesign(
  data: ShiftDesignData,
  columns: ShiftDesignColumns,
  values: Float64Array,
): ShiftDesign {
  return data.shifts.map((_, shift) => columns.people[shift].map((column) => Math.round(values[column])));
}
