import type { AssignmentColumns } from './columns.ts';
import type { Assignment } from './data.ts';

/** Reads the members' shifts out of a solution vector. */
export function decodeAssignment(columns: AssignmentColumns, values: Float64Array): Assignment {
  return columns.works.map((works) =>
    [...works].flatMap(([shift, column]) => (values[column] > 0.5 ? [shift] : [])),
  );
}

/** The solution vector's part that a given assignment fixes; a start for the engine. */
export function encodeAssignment(
  columns: AssignmentColumns,
  columnCount: number,
  assignment: Assignment,
  demand: readonly number[],
): Float64Array {
  const values = new Float64Array(columnCount);
  const given = new Int32Array(demand.length);
  assignment.forEach((shifts, p) => {
    for (const shift of shifts) {
      values[columns.works[p].get(shift)!] = 1;
      given[shift]++;
    }
    for (const [shift, { column, earlier, after }] of columns.restDay[p]) {
      const worked = earlier.filter((one) => shifts.includes(one)).length;
      if (shifts.includes(shift) && worked >= after) values[column] = 1;
    }
    if (shifts.length > 0 && columns.used.length > 0) values[columns.used[p]] = 1;
  });
  columns.missing.forEach((column, shift) => (values[column] = demand[shift] - given[shift]));
  return values;
}
