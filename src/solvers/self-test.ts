import { ModelBuilder } from '../../models/linear/builder.ts';
import type { LinearModel } from '../../models/linear/model.ts';
import type { Solver } from './solver.ts';

/** Whether engines work on this machine; `reason` is one readable sentence. */
export type SelfTest = { readonly passed: true } | { readonly passed: false; readonly reason: string };

interface Known {
  readonly model: LinearModel;
  readonly optimum: number;
}

const TOLERANCE = 1e-6;

/** Solves a linear and an integer program whose optima are in textbooks: between them they use both engines. */
export function selfTest(solver: Solver): SelfTest {
  for (const { model, optimum } of [wyndorGlass(), reddyMikks()]) {
    const outcome = solver.solve(model);
    if (outcome.status !== 'optimal') {
      return { passed: false, reason: `${model.name} ended as ${outcome.status} instead of optimal.` };
    }
    if (!(Math.abs(outcome.objective - optimum) <= TOLERANCE)) {
      return { passed: false, reason: `${model.name} has the optimum ${optimum}, not ${outcome.objective}.` };
    }
  }
  return { passed: true };
}

/** Hillier & Lieberman, Introduction to Operations Research: 3x + 5y up to 36, at (2, 6). */
function wyndorGlass(): Known {
  const builder = new ModelBuilder('Wyndor Glass');
  const doors = builder.addColumn({ name: 'doors', upper: 4, cost: -3 });
  const windows = builder.addColumn({ name: 'windows', cost: -5 });
  builder.addRow({ name: 'plant-2', upper: 12, terms: [[windows, 2]] });
  builder.addRow({
    name: 'plant-3',
    upper: 18,
    terms: [
      [doors, 3],
      [windows, 2],
    ],
  });
  return { model: builder.build(), optimum: -36 };
}

/** The first rows of Reddy Mikks (Taha, Operations Research) in whole tons: 20 at (4, 0), where fractions would give 21. */
function reddyMikks(): Known {
  const builder = new ModelBuilder('Reddy Mikks in whole tons');
  const exterior = builder.addColumn({ name: 'exterior', integer: true, cost: -5 });
  const interior = builder.addColumn({ name: 'interior', integer: true, cost: -4 });
  builder.addRow({
    name: 'first-material',
    upper: 24,
    terms: [
      [exterior, 6],
      [interior, 4],
    ],
  });
  builder.addRow({
    name: 'second-material',
    upper: 6,
    terms: [
      [exterior, 1],
      [interior, 2],
    ],
  });
  return { model: builder.build(), optimum: -20 };
}
