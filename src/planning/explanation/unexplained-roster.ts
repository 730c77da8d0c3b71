import type { Roster } from '../../domain/roster.ts';

/** A roster with its proof, before it is explained. */
export type UnexplainedRoster = Omit<Roster, 'explanation'>;
