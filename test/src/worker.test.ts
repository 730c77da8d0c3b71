import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { StartupError } from '../../src/startup-error.ts';
import { startWorker } from '../../src/worker.ts';
import { describePostgres } from '../support/describe-postgres.ts';

const log = pino({ level: 'silent' });

describe('a worker without a server', () => {
  test('does not start: an embedded store has one process', async () => {
    await expect(startWorker(readConfig({}), log)).rejects.toThrow(StartupError);
  });
});

describePostgres('a worker', (makeDatabase) => {
  test('says how it is where it is told to, and nothing else', async () => {
    const DATABASE_URL = await makeDatabase();
    const worker = await startWorker(readConfig({ DATABASE_URL, PAIBAN_WORKER_PORT: '0' }), log);
    const ask = async (path: string, method = 'GET'): Promise<[number, string]> => {
      const answer = await fetch(worker.statusUrl! + path, { method });
      return [answer.status, await answer.text()];
    };
    expect(await ask('/healthz')).toEqual([200, '{"status":"ok"}']);
    expect(await ask('/readyz')).toEqual([200, '{"status":"ok"}']);
    const [status, figures] = await ask('/metrics');
    expect(status).toBe(200);
    expect(figures).toContain('paiban_plans_running{stage="starting"} 0');
    expect(figures).toContain('paiban_plan_duration_seconds');
    expect(figures).toContain('nodejs_eventloop_lag_p99_seconds');
    for (const [path, method] of [['/v1/plans'], ['/healthz', 'POST'], ['/docs']]) {
      const [refused, body] = await ask(path, method);
      expect([refused, (JSON.parse(body) as { type: string }).type]).toEqual([404, '/problems/unknown-path']);
    }
    await worker.close();
    await expect(ask('/healthz')).rejects.toThrow();
  });

  test('answers nobody where it is not told to, and does not start on a port in use', async () => {
    const DATABASE_URL = await makeDatabase();
    const silent = await startWorker(readConfig({ DATABASE_URL }), log);
    expect(silent.statusUrl).toBeUndefined();
    const first = await startWorker(readConfig({ DATABASE_URL, PAIBAN_WORKER_PORT: '0' }), log);
    const { port } = new URL(first.statusUrl!);
    const config = readConfig({ DATABASE_URL, PAIBAN_WORKER_PORT: port });
    await expect(startWorker(config, log)).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    await Promise.all([silent.close(), first.close()]);
  });
});
