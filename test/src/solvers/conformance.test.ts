import { createHighsSolver } from '../../../src/solvers/highs.ts';
import { createJavascriptLpSolver } from '../../../src/solvers/javascript-lp-solver.ts';
import { describeConformance } from './conformance.ts';

describeConformance('highs', () => createHighsSolver());
describeConformance('javascript-lp-solver', () => Promise.resolve(createJavascriptLpSolver()));
