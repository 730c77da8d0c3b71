import loadHighsModule from 'highs';
import type { Highs, Model } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../../models/linear/builder.ts';
import { evaluate } from '../../../models/linear/evaluate.ts';
import type { LinearModel } from '../../../models/linear/model.ts';
import { createHighsSolver } from '../../../src/solvers/highs.ts';
import type { SolveProgress, Solver } from '../../../src/solvers/solver.ts';
import { marketSplit } from './market-split.ts';

const loadHighs = loadHighsModule as unknown as typeof loadHighsModule.default;

let solver: Solver;
beforeAll(async () => {
  solver = await createHighsSolver();
});

describe('branch and bound', () => {
  test('starts from a given solution', () => {
    const { model, planted } = splitWithSlack();
    const outcome = solver.solve(model, { start: planted, timeLimitSeconds: 0.2 });
    expect(outcome).toMatchObject({ status: 'feasible', endedBy: 'time' });
    const found = 'objective' in outcome ? outcome.objective : NaN;
    expect(found).toBeLessThanOrEqual(evaluate(model, planted).objective);
  });

  test('refuses a start of the wrong length', () => {
    expect(() => solver.solve(marketSplit(), { start: new Float64Array(3) })).toThrow(
      'A start of 3 values for 50 columns',
    );
  });

  test('starts a changed session from the last solution', () => {
    const { model, planted } = splitWithSlack();
    const session = solver.open(model);
    const first = session.solve({ start: planted, timeLimitSeconds: 0.2 });
    session.addColumns([{ name: 'more', cost: 1, lower: 2, upper: 3, entries: [] }]);
    const again = session.solve({ shouldStop: () => true });
    session.dispose();
    expect(again).toMatchObject({ status: 'feasible', endedBy: 'stop' });
    const objectives = [first, again].map((outcome) => ('objective' in outcome ? outcome.objective : NaN));
    expect(objectives[1]).toBeLessThanOrEqual(objectives[0] + 2 + 1e-6);
  });

  test('reports incumbents that fall and bounds below them, and stops when asked', () => {
    const seen: SolveProgress[] = [];
    let polls = 0;
    const outcome = solver.solve(splitWithSlack().model, {
      onProgress: (progress) => seen.push(progress),
      shouldStop: () => ++polls > 10 && seen.some(({ incumbent }) => incumbent !== undefined),
    });
    expect(outcome).toMatchObject({ status: 'feasible', endedBy: 'stop' });
    const incumbents = seen.flatMap(({ incumbent }) => incumbent ?? []);
    expect(incumbents).toEqual([...incumbents].sort((left, right) => right - left));
    expect(seen.every(({ bound, incumbent }) => (bound ?? -Infinity) <= (incumbent ?? Infinity) + 1e-6)).toBe(
      true,
    );
    if (outcome.status !== 'feasible') return;
    expect(outcome.objective).toBeCloseTo(incumbents[incumbents.length - 1], 6);
    expect(outcome.bound).toBeLessThan(outcome.objective);
  });

  test('proves bounds of the whole model only, also after a continuous solve of the session', () => {
    const model = knapsacks();
    const session = solver.open(model);
    const columns = model.columnNames.map((_, column) => column);
    session.changeIntegrality(columns, false);
    expect(session.solve().status).toBe('optimal');
    session.changeIntegrality(columns, true);
    const bounds: number[] = [];
    const outcome = session.solve({ onProgress: ({ bound }) => bounds.push(bound ?? -Infinity) });
    session.dispose();
    expect(outcome.status).toBe('optimal');
    expect(bounds.length).toBeGreaterThan(3);
    expect(bounds).toEqual([...bounds].sort((left, right) => left - right));
  });

  test('solves the continuous columns of a start around its integers', () => {
    const { model, planted } = splitWithSlack();
    const integersOnly = planted.map((value, column) => (model.integer[column] === 1 ? value : 0));
    const outcome = solver.solve(model, { start: integersOnly, shouldStop: () => true });
    expect(outcome).toMatchObject({ status: 'feasible', endedBy: 'stop' });
    const found = 'objective' in outcome ? outcome.objective : NaN;
    expect(found).toBeLessThanOrEqual(evaluate(model, planted).objective + 1e-6);
    const nonsense = planted.map(() => NaN);
    expect(solver.solve(model, { start: nonsense, shouldStop: () => true }).status).not.toBe('failed');
  });

  test('may end early within a relative gap, and says how far the bound is', () => {
    const outcome = solver.solve(knapsacks(), { relativeGap: 0.2 });
    expect(outcome.status).toBe('optimal');
    if (outcome.status !== 'optimal') return;
    expect(outcome.bound).toBeLessThan(outcome.objective);
    expect(outcome.objective - outcome.bound).toBeLessThanOrEqual(0.2 * Math.abs(outcome.objective));
  });

  test('gives the same answer for the same seed', () => {
    const [first, second] = [7, 7].map((seed) => solver.solve(knapsacks(), { seed, relativeGap: 0.05 }));
    expect(second).toEqual(first);
  });
});

test('a continuous solve is stopped between two iterations', () => {
  let polls = 0;
  const outcome = solver.solve(assignment(60), { shouldStop: () => ++polls > 20 });
  expect(outcome).toMatchObject({ status: 'stopped', endedBy: 'stop' });
  expect(polls).toBeLessThan(25);
});

test('the time of earlier solves of a session does not count against the limit of the next', () => {
  const model = assignment(40);
  const session = solver.open(model);
  const startedAt = performance.now();
  const columns = model.columnNames.map((_, column) => column);
  for (let turn = 0; performance.now() - startedAt < 1500; turn++) {
    const costs = columns.map((column) => (column * (turn + 7)) % 101);
    session.changeCosts(columns, costs);
    expect(session.solve({ timeLimitSeconds: 1 }).status).toBe('optimal');
  }
  session.dispose();
});

test('prints nothing', () => {
  const written: unknown[] = [];
  const original = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: unknown): boolean => written.push(chunk) > 0;
  try {
    solver.solve(assignment(4));
    solver.solve(splitWithSlack().model, { timeLimitSeconds: 0.1 });
  } finally {
    process.stdout.write = original;
  }
  expect(written).toEqual([]);
});

describe('after a crash', () => {
  test('the solve is tried once more in another instance', async () => {
    const crashing = await createHighsSolver(crashOn((instance, run) => instance === 0 && run === 0));
    expect(crashing.solve(assignment(4))).toMatchObject({ status: 'optimal', objective: 4 });
  });

  test('open sessions go on in the other instance, with all their changes', async () => {
    const crashing = await createHighsSolver(crashOn((instance, run) => instance === 0 && run === 2));
    const session = crashing.open(assignment(4));
    expect(session.solve()).toMatchObject({ status: 'optimal', objective: 4 });
    session.addRows([{ name: 'not this one', upper: 0, terms: [[0, 1]] }]);
    session.changeCosts([3, 1, 2], [5, 10, 10]);
    expect(session.solve()).toMatchObject({ status: 'optimal', objective: 5 + 2 + 1 + 1 });
    crashing.solve(assignment(3));
    session.changeRowBounds([8], [0], [1]);
    expect(session.solve()).toMatchObject({ status: 'optimal', objective: 4 });
    session.dispose();
  });

  test('a second crash is a failed solve with a short reason, and later solves work', async () => {
    const crashing = await createHighsSolver(crashOn((instance) => instance < 2));
    const outcome = crashing.solve(assignment(4));
    const once = 'HiGHS failed on model "assignment" with 8 rows and 16 columns: memory access out of bounds';
    const retried = 'tried once more, built anew, with presolve and without a start';
    expect(outcome).toEqual({ status: 'failed', reason: `${once}; ${retried}: ${once}` });
    const unloaded = 'HiGHS crashed again before its replacement was loaded';
    expect(crashing.solve(assignment(4))).toEqual({
      status: 'failed',
      reason: `${unloaded}; ${retried}: ${unloaded}`,
    });
    await expect.poll(() => crashing.solve(assignment(4))).toMatchObject({ status: 'optimal', objective: 4 });
  });
});

describe('a solution that breaks the model', () => {
  const breaking = (runs: (run: number) => boolean) =>
    tampered((_, run) => (runs(run) ? { solution: (values) => values.fill(0) } : {}));

  test('is never passed on: the solve is tried once more', async () => {
    const solver = await createHighsSolver(breaking((run) => run === 0));
    expect(solver.solve(assignment(4))).toMatchObject({ status: 'optimal', objective: 4 });
  });

  test('twice is a failed solve that says what was tried', async () => {
    const solver = await createHighsSolver(breaking(() => true));
    const once = 'HiGHS\' solution breaks row "person 0" by 1.00';
    expect(solver.solve(assignment(4))).toEqual({
      status: 'failed',
      reason: `${once}; tried once more, built anew, with presolve and without a start: ${once}`,
    });
  });
});

test('an instance that is full is left for a fresh one, though it says so itself', async () => {
  const used: number[] = [];
  const solver = await createHighsSolver(
    tampered((instance, run) => {
      used.push(instance);
      return instance === 0 && run === 0 ? { runsOutOfMemory: true } : {};
    }),
  );
  expect(solver.solve(assignment(4))).toMatchObject({ status: 'optimal', objective: 4 });
  expect(solver.solve(assignment(3))).toMatchObject({ status: 'optimal', objective: 3 });
  expect(used).toEqual([0, 1, 1]);
});

/** A loader whose instances break as WebAssembly does, on the runs chosen by instance and number of the run in it. */
function crashOn(crashes: (instance: number, run: number) => boolean): () => Promise<Highs> {
  return tampered((instance, run) => (crashes(instance, run) ? { crashes: true } : {}));
}

interface Tampering {
  readonly crashes?: boolean;
  /** HiGHS notices by itself that its two gigabytes are full. */
  readonly runsOutOfMemory?: boolean;
  readonly solution?: (values: Float64Array) => Float64Array;
}

/** A loader whose instances misbehave, chosen by instance and number of the run in it. */
function tampered(how: (instance: number, run: number) => Tampering): () => Promise<Highs> {
  let instances = 0;
  return async () => {
    // Numbered when asked for: two that load at once may be there in any order.
    const instance = instances++;
    const highs = await loadHighs();
    let runs = 0;
    let memoryBytes: number | undefined;
    const createModel: Highs['createModel'] = (source) => {
      const native = highs.createModel(source);
      let tampering: Tampering = {};
      const run: Model['run'] = (callbacks) => {
        tampering = how(instance, runs++);
        if (tampering.crashes === true) throw new Error('memory access out of bounds');
        if (tampering.runsOutOfMemory === true) {
          memoryBytes = 2 ** 31;
          return native.setSolution({ colValue: new Float64Array() }) as never;
        }
        return native.run(callbacks);
      };
      const getSolution: Model['getSolution'] = () => {
        const solution = native.getSolution();
        return { ...solution, colValue: tampering.solution?.(solution.colValue) ?? solution.colValue };
      };
      return new Proxy(native, {
        get: (target, key) => {
          if (key === 'run') return run;
          if (key === 'getSolution') return getSolution;
          const member: unknown = Reflect.get(target, key, target);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    };
    return Object.create(highs, {
      createModel: { value: createModel },
      memoryBytes: { get: () => memoryBytes ?? highs.memoryBytes },
    }) as Highs;
  };
}

/** n people to n tasks at a cost of 1 + the distance of their numbers modulo n. */
function assignment(size: number): LinearModel {
  const builder = new ModelBuilder('assignment');
  const numbers = Array.from({ length: size }, (_, number) => number);
  const columns = numbers.map((person) =>
    numbers.map((task) =>
      builder.addColumn({ name: `${person}-${task}`, cost: 1 + ((task - person + size) % size) }),
    ),
  );
  for (const person of numbers) {
    builder.addRow({
      name: `person ${person}`,
      lower: 1,
      upper: 1,
      terms: numbers.map((t) => [columns[person][t], 1]),
    });
  }
  for (const task of numbers) {
    builder.addRow({
      name: `task ${task}`,
      lower: 1,
      upper: 1,
      terms: numbers.map((p) => [columns[p][task], 1]),
    });
  }
  return builder.build();
}

/** Thirty things for five knapsacks' worth of limits: solved in about a second, with a gap at first. */
function knapsacks(): LinearModel {
  const split = marketSplit(6, 30);
  const builder = new ModelBuilder('knapsacks');
  const worth = split.value.subarray(split.rowStart[5]);
  const columns = split.columnNames.map((name, column) =>
    builder.addColumn({ name, cost: -100 - worth[column], upper: 1, integer: true }),
  );
  for (let row = 0; row < 5; row++) {
    const weights = split.value.subarray(split.rowStart[row], split.rowStart[row + 1]);
    const terms = columns.map((column): [number, number] => [column, 1 + weights[column]]);
    builder.addRow({ name: `limit ${row}`, upper: 500, terms });
  }
  return builder.build();
}

/** A market split whose rows may miss their target at a cost, with a solution that takes every other column. */
function splitWithSlack(): { model: LinearModel; planted: Float64Array } {
  const split = marketSplit();
  const builder = new ModelBuilder('split with slack');
  split.columnNames.forEach((name) => builder.addColumn({ name, upper: 1, integer: true }));
  const over = split.rowNames.map((name) => builder.addColumn({ name: `over ${name}`, cost: 1 }));
  const under = split.rowNames.map((name) => builder.addColumn({ name: `under ${name}`, cost: 1 }));
  split.rowNames.forEach((name, row) => {
    const terms: [number, number][] = [[over[row], -1], [under[row], 1]]; // prettier-ignore
    for (let entry = split.rowStart[row]; entry < split.rowStart[row + 1]; entry++) {
      terms.push([split.column[entry], split.value[entry]]);
    }
    builder.addRow({ name, lower: split.rowLower[row], upper: split.rowUpper[row], terms });
  });
  const model = builder.build();
  const planted = new Float64Array(model.columnCount);
  for (let column = 0; column < split.columnCount; column += 2) planted[column] = 1;
  split.rowNames.forEach((_, row) => {
    let total = 0;
    for (let entry = split.rowStart[row]; entry < split.rowStart[row + 1]; entry++) {
      total += split.value[entry] * planted[split.column[entry]];
    }
    const miss = total - split.rowLower[row];
    planted[miss > 0 ? over[row] : under[row]] = Math.abs(miss);
  });
  return { model, planted };
}
