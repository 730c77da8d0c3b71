import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { inTurn } from '../../../src/http/in-turn.ts';

const response = {} as ServerResponse;
const requestNamed = (url: string, destroyed = false): IncomingMessage =>
  ({ url, socket: { destroyed } }) as IncomingMessage;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function recording(sliceMilliseconds: number): { listener: RequestListener; seen: string[] } {
  const seen: string[] = [];
  return { seen, listener: inTurn((request) => void seen.push(request.url!), sliceMilliseconds) };
}

test('requests are let in in their order, and when a slice of time is over the loop goes on first', async () => {
  const { listener, seen } = recording(0);
  for (const url of ['a', 'b', 'c']) void listener(requestNamed(url), response);
  expect(seen).toEqual([]);
  for (const so of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await nextTurn();
    expect(seen).toEqual(so);
  }
});

test('as many are let in at once as a slice has time for', async () => {
  const { listener, seen } = recording(Infinity);
  for (const url of ['a', 'b', 'c']) void listener(requestNamed(url), response);
  await nextTurn();
  expect(seen).toEqual(['a', 'b', 'c']);
});

test('a client that has left is passed over, and the next one comes after a quiet time as well', async () => {
  const { listener, seen } = recording(Infinity);
  void listener(requestNamed('gone', true), response);
  await nextTurn();
  void listener(requestNamed('there'), response);
  await nextTurn();
  expect(seen).toEqual(['there']);
});
