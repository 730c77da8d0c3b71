import { ModelBuilder } from '../linear/builder.ts';
import type { LinearModel } from '../linear/model.ts';
import { CONSTRAINT_FAMILIES } from './constraints.ts';
import type { CoveringData } from './data.ts';
import { addVariables } from './variables.ts';
import type { CoveringColumns } from './variables.ts';

export interface CoveringModel {
  readonly model: LinearModel;
  readonly columns: CoveringColumns;
}

/** The covering model of `formulation.md`, without costs: `objective.ts` gives those of each stage. */
export function buildCovering(data: CoveringData): CoveringModel {
  const builder = new ModelBuilder('covering');
  const columns = addVariables(builder, data);
  for (const addRows of Object.values(CONSTRAINT_FAMILIES)) addRows(builder, data, columns);
  return { model: builder.build(), columns };
}
