import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test, vi } from 'vitest';
import { Plan } from '../../src/domain/plan.ts';
import { ProblemDetails } from '../../src/http/problem-details.ts';
import { describePostgres } from '../support/describe-postgres.ts';
import { gateTo } from '../support/tcp-gate.ts';
import { addressOf, startProgram } from './program.ts';
import { sampleRequest } from './samples.ts';

const folder = await mkdtemp(join(tmpdir(), 'paiban-outage-'));
let service: ChildProcess | undefined;
afterAll(async () => {
  service?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describePostgres('a service whose database cannot be reached', (makeDatabase) => {
  test('says so with Retry-After, keeps its plans, and works again when the database is back', async () => {
    const server = new URL(await makeDatabase());
    const gate = await gateTo(server);
    server.port = String(gate.port);
    const environment = { PORT: '0', PAIBAN_THREADS: '1', DATABASE_URL: server.href };
    service = startProgram(['serve', '--development'], { folder, environment });
    const log = text(service.stdout!);
    const url = await addressOf(service);
    const isReady = (): Promise<boolean> => fetch(`${url}/readyz`).then(({ ok }) => ok);
    await vi.waitFor(async () => expect(await isReady()).toBe(true), { timeout: 50_000, interval: 100 });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'once' };
    const body = JSON.stringify(sampleRequest());
    const post = () => fetch(`${url}/v1/plans`, { method: 'POST', headers, body });

    gate.shut();
    for (const ask of [post, () => fetch(`${url}/v1/plans`), () => fetch(`${url}/readyz`)]) {
      const answer = await ask();
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5']);
      expect(ProblemDetails.parse(await answer.json()).type).toBe('/problems/service-unavailable');
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    gate.open();
    await vi.waitFor(async () => expect(await isReady()).toBe(true), { timeout: 50_000, interval: 100 });
    const { id } = Plan.parse(await (await post()).json());
    const read = async (): Promise<Plan> => Plan.parse(await (await fetch(`${url}/v1/plans/${id}`)).json());
    await vi.waitFor(async () => expect((await read()).state).toBe('completed'), {
      timeout: 50_000,
      interval: 100,
    });
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await gate.remove();
    expect(await log).toMatch(
      /"level":50,.*The (connection to the database was lost|database is out of reach)\./,
    );
  }, 180_000);
});
