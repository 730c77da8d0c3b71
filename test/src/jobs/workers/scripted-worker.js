import { performance } from 'node:perf_hooks';
import { exit } from 'node:process';
import { performTask } from '../../../../dist/src/jobs/plan-task.js';
import { SolverFailure } from '../../../../dist/src/planning/solver-failure.js';

/** A planning thread that does what the name of the shop says. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- plain JavaScript has no types
export default function scripted(task) {
  return performTask(task, (request, hooks) => scripts[request.shop.name](request.roster, hooks));
}

const scripts = {
  'finish at once': (roster) => roster,
  'work until stopped': (roster, hooks) => {
    while (!hooks.shouldStop()) hooks.onProgress({ stage: 'covering', percent: 40 });
    return roster;
  },
  'work for ever': () => {
    for (;;);
  },
  'report much for 350 ms': (roster, hooks) => {
    const end = performance.now() + 350;
    for (let percent = 0; performance.now() < end; percent += 1e-6)
      hooks.onProgress({ stage: 'demand', percent });
    return roster;
  },
  throw: () => {
    throw new Error('a defect');
  },
  'lose the solver': () => {
    throw new SolverFailure('linear relaxation', 'no memory; tried once more: no memory');
  },
  exit: () => exit(3),
  'fill the memory': () => {
    const kept = [];
    for (;;) kept.push(new Array(1000).fill(kept.length));
  },
};
