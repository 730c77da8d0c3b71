import { ModelBuilder } from '../../linear/builder.ts';
import type { LinearModel, Term } from '../../linear/model.ts';
import { serves, type Line, type LinesData } from './data.ts';
import { lineCost } from './line-cost.ts';

/** A line that one person may be given. */
export interface ProposedLine {
  readonly person: number;
  readonly line: Line;
}

export interface LinesModel {
  readonly model: LinearModel;
  readonly rows: LinesRows;
  /** The first column of the proposed lines, which follow one another. */
  readonly firstLine: number;
}

export interface LinesRows {
  /** [person] */
  readonly oneLine: readonly number[];
  /** [need] */
  readonly cover: readonly number[];
}

/** The lines model of `formulation.md` over the proposed lines; `continuous` is its relaxation. */
export function buildLinesModel(
  data: LinesData,
  proposed: readonly ProposedLine[],
  lines: 'whole' | 'continuous',
): LinesModel {
  const builder = new ModelBuilder('lines');
  const missing = data.cover.map(({ shortageCost }, need) =>
    builder.addColumn({ name: `missing[${need}]`, cost: shortageCost }),
  );
  const excess = data.cover.map(({ excessCost }, need) =>
    builder.addColumn({ name: `excess[${need}]`, cost: excessCost }),
  );
  const rows: LinesRows = {
    oneLine: data.people.map((_, person) => person),
    cover: data.cover.map((_, need) => data.people.length + need),
  };
  const termsOfRow: Term[][] = [...rows.oneLine, ...rows.cover].map(() => []);
  const firstLine = missing.length + excess.length;
  proposed.forEach((proposal, k) => {
    const { cost, entries } = lineColumn(data, rows, proposal);
    const column = builder.addColumn({
      name: `line[${proposal.person},${k}]`,
      cost,
      integer: lines === 'whole',
    });
    for (const [row, coefficient] of entries) termsOfRow[row].push([column, coefficient]);
  });
  rows.oneLine.forEach((row, person) => {
    builder.addRow({ name: `one-line[${person}]`, lower: 1, upper: 1, terms: termsOfRow[row] });
  });
  data.cover.forEach(({ required }, need) => {
    const gap: Term[] = [
      [missing[need], 1],
      [excess[need], -1],
    ];
    builder.addRow({
      name: `cover[${need}]`,
      lower: required,
      upper: required,
      terms: [...termsOfRow[rows.cover[need]], ...gap],
    });
  });
  return { model: builder.build(), rows, firstLine };
}

/** What a line costs and which rows it enters. */
export function lineColumn(
  data: LinesData,
  rows: LinesRows,
  { person, line }: ProposedLine,
): { readonly cost: number; readonly entries: [row: number, coefficient: number][] } {
  const entries: [number, number][] = [[rows.oneLine[person], 1]];
  data.cover.forEach((stated, need) => {
    if (serves(stated, line)) entries.push([rows.cover[need], 1]);
  });
  return { cost: lineCost(data, person, line), entries };
}
