import { createServer } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../../src/http/server.ts';
import type { RunningServer } from '../../../src/http/server.ts';
import { StartupError } from '../../../src/startup-error.ts';

const servers: RunningServer[] = [];
const start = async (app: RequestListener): Promise<RunningServer> => {
  const server = await listen(app, { host: '127.0.0.1', port: 0, requestSeconds: 60 });
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
  await expect(listen(app, { host: '127.0.0.1', port, requestSeconds: 60 })).rejects.toThrow(
    new StartupError(`Port ${port} on 127.0.0.1 is in use: choose another one with PORT.`),
  );
  await expect(listen(app, { host: '203.0.113.1', port: 0, requestSeconds: 60 })).rejects.toThrow(
    /Cannot listen on port 0 of 203\.0\.113\.1/,
  );
  other.close();
});

/** What a client gets that sends this and then waits. */
async function answerTo(server: RunningServer, sent: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(sent);
  return text(socket);
}

test('what a client expects beyond 100-continue is ignored', async () => {
  const server = await start((_request, response) => response.end('all the same'));
  const head = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n';
  expect(await answerTo(server, `${head}Expect: the impossible\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 200 [^]*all the same$/,
  );
});

test('a client that sends its headers or body byte by byte is cut off, and told why', async () => {
  const slow: RequestListener = (request, response) => request.on('end', () => response.end()).resume();
  const server = await listen(slow, { host: '127.0.0.1', port: 0, requestSeconds: 0.2 });
  servers.push(server);
  for (const begun of [
    'POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{',
  ]) {
    const [head, body] = (await answerTo(server, begun)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nContent-Type: application\/problem\+json\r\n/);
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/request-timeout', status: 408 });
  }
});

test('an answer under way may take longer than a request', async () => {
  const server = await listen((_request, response) => void setTimeout(() => response.end('late'), 600), {
    host: '127.0.0.1',
    port: 0,
    requestSeconds: 0.2,
  });
  servers.push(server);
  expect(await (await fetch(server.url)).text()).toBe('late');
});

test.each([
  ['what is no request', 'hello\r\n\r\n', 400, 'bad-request'],
  ['headers of 32 KB', `GET / HTTP/1.1\r\nX: ${'x'.repeat(32_768)}\r\n\r\n`, 431, 'headers-too-large'],
])('%s is answered with problem details', async (_name, sent, status, problem) => {
  const server = await start((_request, response) => response.end());
  const [head, body] = (await answerTo(server, sent)).split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(JSON.parse(body)).toMatchObject({ type: `/problems/${problem}`, status });
});
