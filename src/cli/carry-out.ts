import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Roster } from '../domain/roster.ts';
import type { PlanRunner, RunEnding } from '../jobs/plan-runner.ts';
import { PoolRunner } from '../jobs/pool-runner.ts';
import { unpackJson } from '../store/packed-plan.ts';
import { documentText, writeDocument } from './document-file.ts';
import { EXIT, rosterExitCode } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { progressLine } from './progress-line.ts';
import { summaryLines } from './summary.ts';
import type { Terminal } from './terminal.ts';

/** A single plan may use most of the machine. */
const HEAP_MEGABYTES = 2048;

/** Who draws up the plan of a command. */
export type CreateRunner = () => PlanRunner;

/** A runner with one thread for one plan. */
export const ownRunner: CreateRunner = () =>
  new PoolRunner({ threads: 1, heapMegabytesPerThread: HEAP_MEGABYTES });

/** Draws up a plan, its roster to a file or to standard output, and the summary for whoever watches. */
export async function carryOut(
  request: ResolvedRequest,
  out: string | undefined,
  terminal: Terminal,
  createRunner: CreateRunner,
): Promise<ExitCode> {
  const runner = createRunner();
  const ending = await run(request, runner, terminal).finally(() => runner.close());
  if (ending.status !== 'planned') {
    terminal.errors.write(`paiban: ${ending.status === 'failed' ? ending.reason : 'interrupted'}\n`);
    if (ending.status === 'failed' && !String(ending.cause).includes(ending.reason))
      terminal.errors.write(`${String(ending.cause).slice(0, 1000)}\n`);
    return EXIT.failed;
  }

  const roster = (await unpackJson(ending.plan.roster)) as Roster;
  if (out === undefined) terminal.output.write(documentText(roster));
  else await writeDocument(out, roster);
  terminal.errors.write(`${summaryLines(roster, out).join('\n')}\n`);
  return rosterExitCode(roster);
}

/** Runs the plan; the first interruption stops it early with the best roster, the second kills it. */
async function run(request: ResolvedRequest, runner: PlanRunner, terminal: Terminal): Promise<RunEnding> {
  const line = progressLine(terminal.errors);
  const stop = new AbortController();
  const abort = new AbortController();
  const ignoreInterrupts = terminal.onInterrupt(() => {
    if (stop.signal.aborted) return abort.abort();
    stop.abort();
    line.clear();
    terminal.errors.write('Stopping with the best roster so far; once more to give up.\n');
  });
  try {
    return await runner.run(request, {
      onProgress: (progress) => line.show(progress),
      stop: stop.signal,
      abort: abort.signal,
    });
  } finally {
    ignoreInterrupts();
    line.clear();
  }
}
