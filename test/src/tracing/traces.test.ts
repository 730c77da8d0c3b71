import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { Plan } from '../../../src/domain/plan.ts';
import { addressOf, startProgram } from '../program.ts';
import { sampleRequest } from '../samples.ts';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: unknown };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const folder = await mkdtemp(join(tmpdir(), 'paiban-traces-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('requests and runs of plans are told to a collector, within the trace of the client, and name nobody', async () => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/v1/traces') bodies.push(body);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const environment = {
    PORT: '0',
    PAIBAN_THREADS: '1',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  };
  const service = startProgram(['serve', '--development'], { folder, environment });
  const url = await addressOf(service);
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const response = await fetch(`${url}/v1/plans`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Prefer: 'wait=100',
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify(sampleRequest()),
  });
  const plan = Plan.parse(await response.json());
  expect(plan.state).toBe('completed');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  collector.close();

  const exports = bodies
    .map((body) => JSON.parse(body) as Export)
    .flatMap(({ resourceSpans }) => resourceSpans);
  expect(JSON.stringify(exports[0].resource)).toContain('deployment.environment.name');
  const spans = exports.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const named = (name: string): Span => {
    const found = spans.filter((span) => span.name === name);
    expect(found, name).toHaveLength(1);
    return found[0];
  };
  const request = named('POST /v1/plans');
  expect([request.traceId, request.parentSpanId]).toEqual([trace, 'b7ad6b7169203331']);
  expect(JSON.stringify(request.attributes)).toMatch(
    /"http.response.status_code","value":\{"intValue":"?201/,
  );
  expect(named('admission').parentSpanId).toBe(request.spanId);
  expect(named('store queue.add').parentSpanId).toBe(request.spanId);
  const run = named('plan run');
  expect(named('stage covering').parentSpanId).toBe(run.spanId);
  const attributes = new Map(run.attributes.map(({ key, value }) => [key, JSON.stringify(value)]));
  expect(attributes.get('paiban.outcome')).toBe('{"stringValue":"planned"}');
  expect(attributes.get('paiban.headcount')).toContain(String(plan.outcome?.headcount));
  expect(attributes.has('paiban.gap')).toBe(true);
  expect(spans.some(({ name }) => name.includes('healthz'))).toBe(false);
  for (const secret of ['Corner Shop', plan.id]) expect(bodies.join()).not.toContain(secret);
}, 180_000);
