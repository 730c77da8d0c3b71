import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import { EventEmitter, once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../../src/http/server.ts';
import type { RunningServer } from '../../../src/http/server.ts';
import { StartupError } from '../../../src/startup-error.ts';

const servers: RunningServer[] = [];
const start = async (app: RequestListener): Promise<RunningServer> => {
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  servers.push(server);
  return server;
};
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close(0))));

test('a request under way gets its answer while the server closes', async () => {
  const requests = new EventEmitter();
  const server = await start((_request, response) => requests.emit('request', response));
  const arrived = once(requests, 'request') as Promise<[ServerResponse]>;
  const response = fetch(server.url);
  const [answer] = await arrived;
  const closed = server.close(30);
  answer.end('done');
  expect(await (await response).text()).toBe('done');
  await closed;
  await expect(fetch(server.url)).rejects.toThrow();
});

test('a request that does not end is cut off after the grace period', async () => {
  const server = await start((_request, response) => response.write('for ever'));
  const response = await fetch(server.url);
  await server.close(0.05);
  await expect(response.text()).rejects.toThrow();
});

test('a port in use, or a host that is not this machine’s, is refused with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const app: RequestListener = () => undefined;
  await expect(listen(app, { host: '127.0.0.1', port })).rejects.toThrow(
    new StartupError(`Port ${port} on 127.0.0.1 is in use: choose another one with PORT.`),
  );
  await expect(listen(app, { host: '203.0.113.1', port: 0 })).rejects.toThrow(
    /Cannot listen on port 0 of 203\.0\.113\.1/,
  );
  other.close();
});
