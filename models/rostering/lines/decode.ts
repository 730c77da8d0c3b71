import type { LinesModel, ProposedLine } from './build.ts';
import { serves, type LineRoster, type LinesData } from './data.ts';

/**
 * The roster that a solution in whole numbers stands for.
 *
 * @throws if a person has no line: the values are no such solution
 */
export function decodeLines(
  data: LinesData,
  { firstLine }: LinesModel,
  proposed: readonly ProposedLine[],
  values: Float64Array,
): LineRoster {
  const chosen = proposed.filter((_, k) => values[firstLine + k] > 0.5);
  return data.people.map((_, person) => {
    const own = chosen.find((proposal) => proposal.person === person);
    if (own === undefined) throw new Error(`Person ${person} has no line`);
    return own.line;
  });
}

/** The values of the model's columns that give everybody their line of the roster, which must be among the proposed ones. */
export function encodeLines(
  data: LinesData,
  { model, firstLine }: LinesModel,
  proposed: readonly ProposedLine[],
  roster: LineRoster,
): Float64Array {
  const values = new Float64Array(model.columnCount);
  const isGiven = new Set<number>();
  proposed.forEach(({ person, line }, k) => {
    if (line !== roster[person] || isGiven.has(person)) return;
    isGiven.add(person);
    values[firstLine + k] = 1;
  });
  data.cover.forEach((stated, need) => {
    const { required } = stated;
    const present = roster.filter((line) => serves(stated, line)).length;
    values[need] = Math.max(0, required - present);
    values[data.cover.length + need] = Math.max(0, present - required);
  });
  return values;
}
