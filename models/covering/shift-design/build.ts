import { ModelBuilder } from '../../linear/builder.ts';
import type { LinearModel } from '../../linear/model.ts';
import { CONSTRAINT_FAMILIES } from './constraints.ts';
import type { ShiftDesignData } from './data.ts';
import { addVariables, type ShiftDesignColumns } from './variables.ts';

export interface BuiltShiftDesign {
  readonly model: LinearModel;
  readonly columns: ShiftDesignColumns;
}

/**
 * The shift design model of `formulation.md`.
 *
 * @param people `continuous` for the first solve, which chooses the shifts and proves the bound
 */
export function buildShiftDesign(data: ShiftDesignData, people: 'whole' | 'continuous'): BuiltShiftDesign {
  const builder = new ModelBuilder('shift design');
  const columns = addVariables(builder, data, people);
  for (const addRows of Object.values(CONSTRAINT_FAMILIES)) addRows(builder, data, columns);
  return { model: builder.build(), columns };
}

/** The same model with only the shifts allowed that are open in `values`. */
export function keepOpenShifts({ model, columns }: BuiltShiftDesign, values: Float64Array): LinearModel {
  const columnUpper = model.columnUpper.slice();
  for (const column of columns.open) columnUpper[column] = Math.round(values[column]);
  return { ...model, columnUpper };
}
