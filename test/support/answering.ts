import type { SolveOutcome, Solver } from '../../src/solvers/solver.ts';

/** What a double makes of an engine's answer. */
export type Answer = (outcome: SolveOutcome) => SolveOutcome;

/** An engine whose answers are changed: those of open sessions, which hold the covering, and those of single solves. */
export function answering(solver: Solver, inSessions: Answer, once: Answer = (outcome) => outcome): Solver {
  return {
    name: solver.name,
    solve: (model, options) => once(solver.solve(model, options)),
    open: (model) => {
      const session = solver.open(model);
      const solve: typeof session.solve = (options) => inSessions(session.solve(options));
      return new Proxy(session, {
        get: (target, key) => {
          if (key === 'solve') return solve;
          const member: unknown = Reflect.get(target, key, target);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
    },
  };
}
