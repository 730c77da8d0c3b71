import type { Request, RequestHandler } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import { includesScope } from '../domain/scope.ts';
import type { Scope } from '../domain/scope.ts';
import { ANYBODY, recognize, recognized } from './caller.ts';
import type { Caller } from './caller.ts';
import { ProblemError } from './problem-details.ts';

const CHALLENGE = 'Bearer realm="paiban"';

/**
 * Recognizes callers of a moment ago, without asking anybody: their calls are counted as their own, all others by address,
 * so that nobody wears the database out with keys made up.
 */
export function recall(authenticator: Authenticator): RequestHandler {
  return (request, _response, next) => {
    const credential = bearer(request);
    const caller = credential === undefined ? undefined : authenticator.recall(credential);
    if (caller !== undefined) recognize(request, caller);
    next();
  };
}

/**
 * Lets through whoever may make calls of a scope; without an authenticator, everybody.
 *
 * @throws ProblemError when the caller shows nothing that is good, or may not do this.
 */
export function authenticate(authenticator: Authenticator | undefined, scope: Scope): RequestHandler {
  return async (request, _response, next) => {
    const caller =
      authenticator === undefined
        ? ANYBODY
        : (recognized(request) ?? (await callerBy(authenticator, request)));
    recognize(request, caller);
    if (caller.scope === undefined || !includesScope(caller.scope, scope)) throw lacking(scope, caller.scope);
    next();
  };
}

async function callerBy(authenticator: Authenticator, request: Request): Promise<Caller> {
  const credential = bearer(request);
  if (credential === undefined) {
    const detail =
      request.get('Authorization') === undefined
        ? 'Send a key in the header Authorization: Bearer KEY.'
        : 'The header Authorization has to be: Bearer KEY.';
    throw new ProblemError('not-authenticated', { detail, headers: { 'WWW-Authenticate': CHALLENGE } });
  }
  const found = await authenticator.authenticate(credential);
  switch (found.status) {
    case 'known':
      return found.identity;
    case 'refused':
      throw new ProblemError('not-authenticated', {
        detail: found.reason,
        headers: { 'WWW-Authenticate': `${CHALLENGE}, error="invalid_token"` },
      });
    case 'forbidden':
      throw new ProblemError('forbidden', { detail: found.reason });
    case 'unavailable':
      throw new ProblemError('service-unavailable', { detail: found.reason });
  }
}

function lacking(asked: Scope, held: Scope | undefined): ProblemError {
  const has = held === undefined ? 'none' : held;
  return new ProblemError('forbidden', {
    detail: `This call needs the scope ${asked}; the caller has ${has}.`,
    headers: { 'WWW-Authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${asked}"` },
  });
}

/** The key or token that a request shows; undefined for none, and for another way of showing one. */
function bearer(request: Request): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(request.get('Authorization') ?? '')?.[1];
}
