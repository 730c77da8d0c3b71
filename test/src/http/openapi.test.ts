import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TENANT } from '../../../src/domain/tenant.ts';
import type { Endpoint } from '../../../src/http/endpoint.ts';
import { allEndpoints } from '../../../src/http/endpoints.ts';
import { readExamples } from '../../../src/http/examples.ts';
import { openApiDocument } from '../../../src/http/openapi.ts';
import { toYaml } from '../../../src/http/yaml.ts';
import { Metrics } from '../../../src/metrics/metrics.ts';
import { packageFile } from '../../../src/package-files.ts';
import { selectRoster } from '../../../src/http/select-roster.ts';
import type { NewKey } from '../../../src/store/key-store.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner, instantRunner } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import type { SecretWebhook } from '../../../src/store/webhook-store.ts';
import { memoryStore } from '../store/memory-store.ts';
import { startTestService } from './harness.ts';

const examples = readExamples();
const endpoints = allEndpoints(examples);
const document = openApiDocument(endpoints);
const committed = packageFile('openapi/openapi.yaml');

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly example?: unknown;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }>;
  };
}

function operationOf({ path, method }: Endpoint): Operation {
  return (document.paths?.[path] as Record<string, Operation>)[method];
}

describe('the document', () => {
  test('in the repository is the one the schemas make (npm run openapi writes it)', async () => {
    expect(await readFile(committed, 'utf8')).toBe(toYaml(document));
  });

  test('is read by another YAML reader as what was meant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paiban-openapi-'));
    const json = join(folder, 'openapi.json');
    const redocly = packageFile('node_modules/@redocly/cli/bin/cli.js');
    await promisify(execFile)(process.execPath, [redocly, 'bundle', committed, '--output', json]);
    expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
    await rm(folder, { recursive: true });
  });

  test('names every call once, with a tag that is explained and the problems any call can have', () => {
    const ids = endpoints.map(({ document: { operationId } }) => operationId);
    expect(new Set(ids).size).toBe(endpoints.length);
    const tags = document.tags?.map(({ name }) => name);
    for (const { document: described, path } of endpoints) {
      expect(tags, path).toEqual(expect.arrayContaining(described.tags!));
      expect(Object.keys(described.responses), path).toEqual(
        expect.arrayContaining(['400', '406', '408', '431', '500', '503']),
      );
    }
  });

  test('says of every call what it asks of its caller, and how such a caller is refused', () => {
    for (const { path, method, scope } of endpoints) {
      const { security, responses } = document.paths![path][method]!;
      expect([path, security]).toEqual([path, scope === 'none' ? [] : [{ key: [scope] }]]);
      for (const status of ['401', '403']) {
        expect([path, Object.hasOwn(responses!, status)]).toEqual([path, scope !== 'none']);
        if (scope !== 'none') expect(responses![status]).toHaveProperty(['headers', 'WWW-Authenticate']);
      }
    }
    expect(document.components?.securitySchemes).toMatchObject({ key: { type: 'http', scheme: 'bearer' } });
  });
});

/** The key that the document revokes. */
const sampleKey: NewKey = {
  id: '1f0a52c47e90',
  tenant: DEFAULT_TENANT,
  hash: '',
  name: 'dashboard',
  scope: 'read',
  createdAt: '2026-11-23T08:00:00.000Z',
  expiresAt: null,
};

const sampleWebhook: SecretWebhook = {
  id: '4be0643f-1d98-473b-97cd-ca98a65347dd',
  url: 'https://shop.example/paiban',
  events: ['plan.completed'],
  createdAt: '2026-11-23T08:00:00.000Z',
  secret: '',
};

/** What plans do where it matters to a call. */
const RUNNERS: Readonly<Record<string, (() => FakeRunner) | undefined>> = {
  // Only a plan that still runs can be cancelled.
  cancelPlan: () => new FakeRunner(),
  // Only a roster of the request can be changed; the sample goes on for a day longer.
  createReplan: () => {
    const plan = packPlan(selectRoster(sampleRoster, { to: '2026-11-23' }));
    return new FakeRunner((run) => run.end({ status: 'planned', plan }));
  },
};

describe('every example runs as it is', () => {
  const cases = endpoints.flatMap((endpoint) => {
    const bodies = Object.entries(operationOf(endpoint).requestBody?.content ?? {}).flatMap(
      ([, { examples: given = {} }]) => Object.entries(given),
    );
    const named = bodies.length === 0 ? [['', undefined] as const] : bodies;
    return named.map(([name, example]) => ({
      name: `${endpoint.document.operationId} ${name}`,
      endpoint,
      body: example?.value,
    }));
  });

  test.each(cases)('$name', async ({ endpoint, body }) => {
    const runner = RUNNERS[endpoint.document.operationId ?? '']?.() ?? instantRunner();
    const store = memoryStore();
    await store.keys.add(sampleKey);
    await store.webhooks.add(DEFAULT_TENANT, sampleWebhook, 1);
    const service = await startTestService({ runner, store, examples, metrics: new Metrics() });
    await service.call('POST', '/v1/plans', { json: sampleRequest(), headers: { Prefer: 'wait=1' } });
    const given = (operationOf(endpoint).parameters ?? []).filter(({ example }) => example !== undefined);
    const of = (place: Parameter['in']): Record<string, string> =>
      Object.fromEntries(
        given.filter((one) => one.in === place).map(({ name, example }) => [name, String(example)]),
      );
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => of('path')[name]);
    const query = new URLSearchParams(of('query')).toString();
    const answer = await service.call(
      endpoint.method.toUpperCase(),
      query === '' ? path : `${path}?${query}`,
      { headers: of('header'), ...(body === undefined ? {} : { json: body }) },
    );
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.status).toBeLessThan(300);
    await service.close();
  });

  test('and every request that can be sent has one', () => {
    const given = endpoints
      .map((endpoint) => operationOf(endpoint).requestBody?.content['application/json'].examples)
      .filter((one) => one !== undefined)
      .map((one) => Object.keys(one));
    expect(given.length).toBe(endpoints.filter(({ document: { requestBody } }) => requestBody).length);
    expect(given[0]).toEqual([...examples.keys()]);
    for (const names of given) expect(names).not.toEqual([]);
  });
});
