import { ModelBuilder } from '../../../models/linear/builder.ts';
import type { LinearModel, RowSpec } from '../../../models/linear/model.ts';

/** What an engine has to find; numbers are compared to 1e-6. */
export type Expected =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      /** Only where the solution is the only one. */
      readonly values?: readonly number[];
      /** Only where the duals are the only ones. */
      readonly rowDuals?: readonly number[];
      readonly reducedCosts?: readonly number[];
    }
  | { readonly status: 'infeasible' | 'unbounded' };

export interface Case {
  readonly title: string;
  readonly model: LinearModel;
  /** The model as algebra, so that the case can be read and checked by hand. */
  readonly algebra: string;
  readonly expected: Expected;
}

interface Column {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  readonly cost?: number;
  readonly integer?: boolean;
}

interface Row extends Omit<RowSpec, 'terms'> {
  /** One coefficient per column. */
  readonly of: readonly number[];
}

function model(columns: readonly Column[], rows: readonly Row[]): LinearModel {
  const builder = new ModelBuilder('case');
  for (const column of columns) builder.addColumn(column);
  for (const { of, ...row } of rows) {
    builder.addRow({ ...row, terms: of.map((coefficient, column) => [column, coefficient]) });
  }
  return builder.build();
}

const free = { lower: -Infinity } as const;

export const cases: readonly Case[] = [
  {
    title: 'two products, two machines: the values, duals and reduced costs of the textbook',
    model: model(
      [
        { name: 'x', cost: -3 },
        { name: 'y', cost: -5 },
        { name: 'z', cost: 1 },
      ],
      [
        { name: 'a', upper: 4, of: [1, 0, 0] },
        { name: 'b', upper: 12, of: [0, 2, 0] },
        { name: 'c', upper: 18, of: [3, 2, 0] },
      ],
    ),
    algebra: `minimise
  -3 x - 5 y + z
subject to
  a: x <= 4
  b: 2 y <= 12
  c: 3 x + 2 y <= 18
`,
    expected: {
      status: 'optimal',
      objective: -36,
      values: [2, 6, 0],
      rowDuals: [0, -1.5, -1],
      reducedCosts: [0, 0, 1],
    },
  },
  {
    title: 'a covering row costs what its cheapest column costs',
    model: model(
      [
        { name: 'x', cost: 2, upper: 3 },
        { name: 'y', cost: 3 },
      ],
      [{ name: 'cover', lower: 4, of: [1, 1] }],
    ),
    algebra: `minimise
  2 x + 3 y
subject to
  cover: x + y >= 4
bounds
  0 <= x <= 3
`,
    expected: { status: 'optimal', objective: 9, values: [3, 1], rowDuals: [3], reducedCosts: [-1, 0] },
  },
  {
    title: 'an equality with a negative dual',
    model: model(
      [
        { name: 'x', cost: -1, upper: 5 },
        { name: 'y', cost: -4 },
      ],
      [{ name: 'balance', lower: 7, upper: 7, of: [1, 2] }],
    ),
    algebra: `minimise
  -x - 4 y
subject to
  balance: x + 2 y = 7
bounds
  0 <= x <= 5
`,
    expected: {
      status: 'optimal',
      objective: -14,
      values: [0, 3.5],
      rowDuals: [-2],
      reducedCosts: [1, 0],
    },
  },
  {
    title: 'a range held at its lower side, one at its upper side',
    model: model(
      [
        { name: 'x', cost: 1 },
        { name: 'y', cost: -1 },
      ],
      [
        { name: 'low', lower: 2, upper: 5, of: [1, 0] },
        { name: 'high', lower: -1, upper: 6, of: [0, 3] },
      ],
    ),
    algebra: `minimise
  x - y
subject to
  low: 2 <= x <= 5
  high: -1 <= 3 y <= 6
`,
    expected: {
      status: 'optimal',
      objective: 0,
      values: [2, 2],
      rowDuals: [1, -1 / 3],
      reducedCosts: [0, 0],
    },
  },
  {
    title: 'free, negative, upper-bounded and fixed columns',
    model: model(
      [
        { name: 'free', cost: 1, ...free },
        { name: 'negative', cost: 2, lower: -8, upper: -3 },
        { name: 'below', cost: -1, lower: -Infinity, upper: 4 },
        { name: 'fixed', cost: 10, lower: 1.5, upper: 1.5 },
      ],
      [{ name: 'floor', lower: -20, of: [1, 1, 0, 2] }],
    ),
    algebra: `minimise
  free + 2 negative - below + 10 fixed
subject to
  floor: free + negative + 2 fixed >= -20
bounds
  free free
  -8 <= negative <= -3
  below <= 4
  fixed = 1.5
`,
    expected: {
      status: 'optimal',
      objective: -15 - 16 - 4 + 15,
      values: [-15, -8, 4, 1.5],
      rowDuals: [1],
      reducedCosts: [0, 1, -1, 8],
    },
  },
  {
    title: 'a degenerate model on which the first simplex rules went round in circles (Beale 1955)',
    model: model(
      [
        { name: 'a', cost: -0.75 },
        { name: 'b', cost: 150 },
        { name: 'c', cost: -0.02 },
        { name: 'd', cost: 6 },
      ],
      [
        { name: 'first', upper: 0, of: [0.25, -60, -0.04, 9] },
        { name: 'second', upper: 0, of: [0.5, -90, -0.02, 3] },
        { name: 'third', upper: 1, of: [0, 0, 1, 0] },
      ],
    ),
    algebra: `minimise
  -0.75 a + 150 b - 0.02 c + 6 d
subject to
  first: 0.25 a - 60 b - 0.04 c + 9 d <= 0
  second: 0.5 a - 90 b - 0.02 c + 3 d <= 0
  third: c <= 1
`,
    expected: { status: 'optimal', objective: -0.05, values: [0.04, 0, 1, 0] },
  },
  {
    title: 'a redundant, doubled equality',
    model: model(
      [
        { name: 'x', cost: 1 },
        { name: 'y', cost: 2 },
      ],
      [
        { name: 'once', lower: 3, upper: 3, of: [1, 1] },
        { name: 'twice', lower: 6, upper: 6, of: [2, 2] },
      ],
    ),
    algebra: `minimise
  x + 2 y
subject to
  once: x + y = 3
  twice: 2 x + 2 y = 6
`,
    expected: { status: 'optimal', objective: 3, values: [3, 0] },
  },
  {
    title: 'rows that contradict each other',
    model: model(
      [{ name: 'x', cost: 1 }, { name: 'y' }],
      [
        { name: 'much', lower: 5, of: [1, 1] },
        { name: 'little', upper: 4, of: [1, 1] },
      ],
    ),
    algebra: `minimise
  x
subject to
  much: x + y >= 5
  little: x + y <= 4
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'a row beyond the bounds of its columns',
    model: model([{ name: 'x', upper: 2, cost: 1 }], [{ name: 'r', lower: 7, of: [3] }]),
    algebra: `minimise
  x
subject to
  r: 3 x >= 7
bounds
  0 <= x <= 2
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'an objective without end',
    model: model(
      [
        { name: 'x', cost: -1 },
        { name: 'y', cost: 1 },
      ],
      [{ name: 'r', upper: 3, of: [1, -2] }],
    ),
    algebra: `minimise
  -x + y
subject to
  r: x - 2 y <= 3
`,
    expected: { status: 'unbounded' },
  },
  {
    title: 'an objective without end over free columns',
    model: model([{ name: 'x', cost: 1, ...free }], [{ name: 'r', upper: 3, of: [1] }]),
    algebra: `minimise
  x
subject to
  r: x <= 3
bounds
  x free
`,
    expected: { status: 'unbounded' },
  },
  {
    title: 'costs without end on a model that is infeasible all the same',
    model: model(
      [
        { name: 'x', cost: -1 },
        { name: 'y', cost: -1 },
      ],
      [
        { name: 'apart', lower: 1, of: [1, -1] },
        { name: 'together', upper: 0, of: [1, -1] },
      ],
    ),
    algebra: `minimise
  -x - y
subject to
  apart: x - y >= 1
  together: x - y <= 0
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'no rows: every column at its cheaper bound',
    model: model(
      [
        { name: 'x', cost: 1, lower: -2, upper: 3 },
        { name: 'y', cost: -1, upper: 4 },
      ],
      [],
    ),
    algebra: `minimise
  x - y
bounds
  -2 <= x <= 3
  0 <= y <= 4
`,
    expected: { status: 'optimal', objective: -6, values: [-2, 4], rowDuals: [], reducedCosts: [1, -1] },
  },
  {
    title: 'no rows and a column that falls for ever',
    model: model([{ name: 'x', cost: -1 }], []),
    algebra: `minimise
  -x
`,
    expected: { status: 'unbounded' },
  },
  {
    title: 'no columns, rows that hold',
    model: model([], [{ name: 'r', upper: 3, of: [] }]),
    algebra: `minimise
  0
subject to
  r: 0 <= 3
`,
    expected: { status: 'optimal', objective: 0, values: [], rowDuals: [0], reducedCosts: [] },
  },
  {
    title: 'no columns, a row that cannot hold',
    model: model([], [{ name: 'r', lower: 3, of: [] }]),
    algebra: `minimise
  0
subject to
  r: 0 >= 3
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'nothing at all',
    model: model([], []),
    algebra: `minimise
  0
`,
    expected: { status: 'optimal', objective: 0, values: [] },
  },
  {
    title: 'a knapsack whose relaxation is fractional',
    model: model(
      [
        { name: 'a', cost: -10, upper: 1, integer: true },
        { name: 'b', cost: -13, upper: 1, integer: true },
        { name: 'c', cost: -18, upper: 1, integer: true },
        { name: 'd', cost: -31, upper: 1, integer: true },
        { name: 'e', cost: -7, upper: 1, integer: true },
        { name: 'f', cost: -15, upper: 1, integer: true },
      ],
      [{ name: 'weight', upper: 50, of: [11, 15, 20, 35, 10, 33] }],
    ),
    algebra: `minimise
  -10 a - 13 b - 18 c - 31 d - 7 e - 15 f
subject to
  weight: 11 a + 15 b + 20 c + 35 d + 10 e + 33 f <= 50
bounds
  0 <= a <= 1
  0 <= b <= 1
  0 <= c <= 1
  0 <= d <= 1
  0 <= e <= 1
  0 <= f <= 1
integers
  a
  b
  c
  d
  e
  f
`,
    expected: { status: 'optimal', objective: -44, values: [0, 1, 0, 1, 0, 0] },
  },
  {
    title: 'integer and continuous columns together',
    model: model(
      [
        { name: 'crews', cost: 10, integer: true, upper: 20 },
        { name: 'hours', cost: 3, upper: 5 },
      ],
      [{ name: 'work', lower: 19, of: [4, 1] }],
    ),
    algebra: `minimise
  10 crews + 3 hours
subject to
  work: 4 crews + hours >= 19
bounds
  0 <= crews <= 20
  0 <= hours <= 5
integers
  crews
`,
    expected: { status: 'optimal', objective: 49, values: [4, 3] },
  },
  {
    title: 'negative integers',
    model: model(
      [{ name: 'x', cost: 1, lower: -7, upper: 7, integer: true }],
      [{ name: 'r', lower: -9, of: [2] }],
    ),
    algebra: `minimise
  x
subject to
  r: 2 x >= -9
bounds
  -7 <= x <= 7
integers
  x
`,
    expected: { status: 'optimal', objective: -4, values: [-4] },
  },
  {
    title: 'integers that exist only as fractions',
    model: model([{ name: 'x', upper: 10, integer: true }], [{ name: 'odd', lower: 3, upper: 3, of: [2] }]),
    algebra: `minimise
  0
subject to
  odd: 2 x = 3
bounds
  0 <= x <= 10
integers
  x
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'integers without end',
    model: model([{ name: 'x', cost: -1, integer: true }], [{ name: 'r', lower: 0.5, of: [1] }]),
    algebra: `minimise
  -x
subject to
  r: x >= 0.5
integers
  x
`,
    expected: { status: 'unbounded' },
  },
  {
    title: 'integers whose costs have no end and whose rows leave no integer',
    model: model(
      [
        { name: 'x', cost: -1, integer: true },
        { name: 'y', upper: 3, integer: true },
      ],
      [{ name: 'odd', lower: 3, upper: 3, of: [0, 2] }],
    ),
    algebra: `minimise
  -x
subject to
  odd: 2 y = 3
bounds
  0 <= y <= 3
integers
  x
  y
`,
    expected: { status: 'infeasible' },
  },
  {
    title: 'integers whose costs have no end beside a row that nothing can fill',
    model: model(
      [{ name: 'x', cost: -4, integer: true }],
      [
        { name: 'some', lower: 2, of: [1] },
        { name: 'empty', lower: 10, upper: 10, of: [0] },
      ],
    ),
    algebra: `minimise
  -4 x
subject to
  some: x >= 2
  empty: 0 = 10
integers
  x
`,
    expected: { status: 'infeasible' },
  },
];
