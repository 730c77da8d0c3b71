import type { Response } from 'express';

/** Aborts when a response's connection closes: the client went away, or the answer is complete. */
export function clientGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
