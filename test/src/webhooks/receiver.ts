import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly id: string;
  readonly isSigned: boolean;
  readonly body: unknown;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next answers are; 204 after them. */
  readonly answers: number[];
  /** What signatures are held against. */
  secret: string;
  close(): void;
}

/** A receiver of webhooks on loopback, which checks signatures by the words of the standard. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const header = (name: string): string => String(request.headers[`webhook-${name}`]);
      const key = Buffer.from(receiver.secret.replace('whsec_', ''), 'base64');
      const signed = `${header('id')}.${header('timestamp')}.${body}`;
      const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
      const isRecent = Math.abs(Date.now() / 1000 - Number(header('timestamp'))) < 60;
      const isSigned = header('signature') === expected && isRecent;
      received.push({ id: header('id'), isSigned, body: JSON.parse(body) as unknown });
      response.writeHead(answers.shift() ?? 204, { Location: '/elsewhere' }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers,
    secret: '',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
