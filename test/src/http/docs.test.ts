import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test('the page and everything it loads come from this service, and its policy lets them run', async () => {
  const page = await service.call('GET', '/docs/');
  expect(page.status).toBe(200);
  const html = page.body as string;
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link);
  expect(links).toContain('./swagger-ui-bundle.js');
  for (const link of links) {
    expect(link).toMatch(/^\.\//);
    expect((await service.call('GET', `/docs/${link.slice(2)}`)).status, link).toBe(200);
  }
  const policy = page.headers.get('Content-Security-Policy')!;
  expect(policy).toContain("script-src 'self'");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(page.headers.get('Strict-Transport-Security')).toBeNull();
  expect(page.headers.get('X-Powered-By')).toBeNull();
});

test('the page loads the document of this service', async () => {
  const script = (await service.call('GET', '/docs/swagger-ui-init.js')).body as string;
  expect(script).toContain('"swaggerUrl": "/openapi.json"');
  expect((await service.call('GET', '/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
});

test('the way in leads to the page', async () => {
  const root = await service.call('GET', '/');
  expect([root.status, root.headers.get('Location')]).toEqual([302, '/docs/']);
});
