import { z } from 'zod';
import { issueKey } from '../../access/issue-key.ts';
import { Key, KeyRequest, NewKey } from '../../domain/access-key.ts';
import { callerOf } from '../caller.ts';
import { jsonAnswer, problemAnswers } from '../documented.ts';
import type { Endpoint } from '../endpoint.ts';
import { ProblemError } from '../problem-details.ts';
import { readSmallJson } from '../read-request.ts';

const KeyList = z
  .strictObject({ keys: z.array(Key).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'KeyList' });

const KeyPath = z.strictObject({
  id: z.string().meta({ description: 'Id of the key.', param: { example: '1f0a52c47e90' } }),
});

const KEY_ID = /^[0-9a-f]{12}$/;

export const createKey: Endpoint = {
  method: 'post',
  path: '/v1/keys',
  scope: 'admin',
  document: {
    operationId: 'createKey',
    tags: ['access'],
    summary: 'Make a key of the caller’s own tenant',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: KeyRequest,
          examples: { dashboard: { value: { name: 'dashboard', scope: 'read', days: 90 } } },
        },
      },
    },
    responses: {
      201: jsonAnswer('The key, which is shown this once.', NewKey),
      ...problemAnswers('invalid-request', 'broken-json', 'body-too-large', 'unsupported-media-type'),
    },
  },
  handle: async ({ keys }, request, response) => {
    const wish = readSmallJson(KeyRequest, request);
    const issued = await issueKey(keys, { ...wish, tenant: callerOf(request).tenant });
    // Its tenant has been removed while it was asked for.
    if (issued === undefined) throw new ProblemError('not-authenticated');
    response.set('Cache-Control', 'no-store').status(201);
    response.json({ key: issued.key, ...issued.info } satisfies z.input<typeof NewKey>);
  },
};

export const listKeys: Endpoint = {
  method: 'get',
  path: '/v1/keys',
  scope: 'admin',
  document: {
    operationId: 'listKeys',
    tags: ['access'],
    summary: 'List the keys of the caller’s own tenant',
    responses: {
      200: jsonAnswer('All of them, also expired and revoked ones.', KeyList),
      ...problemAnswers(),
    },
  },
  handle: async ({ keys }, request, response) => {
    response.json({ keys: [...(await keys.list(callerOf(request).tenant))] } satisfies z.input<
      typeof KeyList
    >);
  },
};

export const revokeKey: Endpoint = {
  method: 'delete',
  path: '/v1/keys/{id}',
  scope: 'admin',
  document: {
    operationId: 'revokeKey',
    tags: ['access'],
    summary: 'Take a key back',
    description: 'Within ten seconds it opens nothing any more. It stays in the list.',
    requestParams: { path: KeyPath },
    responses: { 200: jsonAnswer('The key, revoked.', Key), ...problemAnswers('unknown-key') },
  },
  handle: async ({ keys }, request, response) => {
    const id = String(request.params.id);
    const now = new Date().toISOString();
    const key = KEY_ID.test(id) ? await keys.revoke(id, now, callerOf(request).tenant) : undefined;
    if (key === undefined) throw new ProblemError('unknown-key');
    response.json(key satisfies z.input<typeof Key>);
  },
};
