import { expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import type { LinearModel } from '../../../models/linear/model.ts';
import { automatic, chooseEngine, createSolver } from '../../../src/solvers/choose.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import { describeConformance } from './conformance.ts';

describeConformance('automatic', createSolver);

test('small continuous models go to javascript-lp-solver, integer and large ones to HiGHS', () => {
  expect(chooseEngine(square(20, { integer: false }))).toBe('javascript-lp-solver');
  expect(chooseEngine(square(20, { integer: true }))).toBe('highs');
  expect(chooseEngine(square(200, { integer: false }))).toBe('highs');
});

test('what the quick engine gives up on goes to the thorough one', async () => {
  const asked: string[] = [];
  const solver = automatic(
    {
      ...createJavascriptLpSolver(),
      solve: ({ name }) => {
        asked.push(name);
        return { status: 'failed', reason: 'round in circles' };
      },
    },
    await createHighsSolver(),
  );
  expect(solver.solve(square(21, { integer: false }))).toMatchObject({ status: 'optimal', objective: 10.5 });
  expect(solver.solve(square(21, { integer: true }))).toMatchObject({ status: 'optimal', objective: 11 });
  expect(asked).toEqual(['square']);
});

/** As many rows as columns, each row covered by two columns. */
function square(size: number, { integer }: { integer: boolean }): LinearModel {
  const builder = new ModelBuilder('square');
  for (let column = 0; column < size; column++) builder.addColumn({ name: `x${column}`, cost: 1, integer });
  for (let row = 0; row < size; row++) {
    builder.addRow({
      name: `r${row}`,
      lower: 1,
      terms: [row, (row + 1) % size].map((column) => [column, 1]),
    });
  }
  return builder.build();
}
