import type { RequestListener } from 'node:http';

/** Short enough for whatever else is due, long enough for a dozen requests. */
const SLICE_MILLISECONDS = 5;

/**
 * Lets requests in a few at a time. Hundreds that arrive together would all begin within one turn of the event loop and hold up
 * timers, streams and answers that are ready for as long as that takes.
 */
export function inTurn(app: RequestListener, sliceMilliseconds = SLICE_MILLISECONDS): RequestListener {
  const waiting: (() => void)[] = [];
  const letIn = (): void => {
    const end = performance.now() + sliceMilliseconds;
    try {
      do waiting.shift()?.();
      while (waiting.length > 0 && performance.now() < end);
    } finally {
      if (waiting.length > 0) setImmediate(letIn);
    }
  };
  return (request, response) => {
    if (waiting.length === 0) setImmediate(letIn);
    waiting.push(() => {
      // Whoever has left meanwhile is not told so again.
      if (!request.socket.destroyed) app(request, response);
    });
  };
}
