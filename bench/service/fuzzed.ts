import type { Figure } from '../figure.ts';
import { fuzz } from './fuzz/fuzz.ts';
import type { Finding } from './fuzz/fuzz.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';
import { residentMegabytes, serve } from './served.ts';

const REQUESTS = 20_000;
const SEED = 20_261_123;

/** Pauses after which memory is read have let what is garbage by then be collected. */
const IDLE_SECONDS = 3;

/** Memory is read after each of them. */
const STRETCHES = 5;

/** Findings that are shown; the others are of the same kinds, as a rule. */
const SHOWN = 20;

/**
 * Thousands of valid and broken requests to every call, each answer held to the document. Memory is read after a fifth of
 * them, when everything has been used and every cache is full, and at the end.
 */
export async function fuzzed({
  makeDatabase,
  rounds: requests = REQUESTS,
  log,
  figure,
}: PartContext): Promise<Figure[]> {
  // Requests that are cut off are waited for no longer than this.
  const service = await serve(await makeDatabase(), { PAIBAN_REQUEST_SECONDS: '2' });
  log(`seed ${SEED}`);
  const memory: number[] = [];
  const findings: Finding[] = [];
  const statuses = new Map<string, number>();
  let sent = 0;
  for (let round = 0; round < STRETCHES; round++) {
    const outcome = await fuzz({
      url: service.url,
      requests: Math.ceil(requests / STRETCHES),
      seed: SEED + round,
    });
    sent += outcome.sent;
    findings.push(...outcome.findings);
    for (const [status, count] of outcome.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
    await pause(IDLE_SECONDS);
    memory.push(residentMegabytes(service.process) ?? NaN);
    log(`${sent} requests, ${memory[round].toFixed(0)} MB`);
  }
  await service.end('SIGTERM');
  log([...statuses].map(([status, count]) => `${count} × ${status}`).join(', '));
  for (const { complaint, request } of findings.slice(0, SHOWN)) log(`${complaint}\n  ${request}`);
  const failed = [...statuses].filter(([status]) => status.startsWith('5'));
  return [
    figure('requests', sent, 'requests', `>= ${requests}`),
    figure('answers that are not as documented', findings.length, 'answers', '= 0'),
    figure(
      'answers of 500 and above',
      failed.reduce((sum, [, count]) => sum + count, 0),
      'answers',
      '= 0',
    ),
    figure('memory after a fifth', memory[0], 'MB'),
    figure('memory at the end, to that', memory[STRETCHES - 1] / memory[0], 'ratio', '<= 1.25'),
  ];
}
