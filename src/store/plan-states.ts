import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PlanState } from '../domain/plan.ts';

/** The columns of a plan that enters a state. */
export function enter<State extends PlanState>(
  state: State,
): { state: State; states: RawBuilder<PlanState[]> } {
  return { state, states: sql`array_append(states, ${state}::text)` };
}
