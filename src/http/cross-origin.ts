import type { RequestHandler } from 'express';

const METHODS = 'GET, HEAD, POST, DELETE';
const REQUEST_HEADERS =
  'Authorization, Content-Type, Prefer, Idempotency-Key, If-None-Match, Last-Event-ID, X-Request-Id';
const ANSWER_HEADERS =
  'Location, ETag, Preference-Applied, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id';
const REMEMBERED_SECONDS = 600;

/** Lets pages of other origins make calls (CORS), without the browser's cookies. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, response, next) => {
    response.vary('Origin');
    const origin = request.get('Origin');
    if (origin === undefined || !allowed.has(origin)) return next();
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': ANSWER_HEADERS });
    const isPreflight = request.method === 'OPTIONS' && request.get('Access-Control-Request-Method');
    if (!isPreflight) return next();
    response
      .status(204)
      .set({
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': REQUEST_HEADERS,
        'Access-Control-Max-Age': String(REMEMBERED_SECONDS),
      })
      .end();
  };
}
