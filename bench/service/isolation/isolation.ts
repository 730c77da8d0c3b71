import { operationsOf, readDocument } from '../api/operations.ts';
import type { Operation } from '../api/operations.ts';
import type { Answer, Client } from '../client.ts';

/** Two callers of one service that belong to different tenants. Both may do everything. */
export interface Neighbours {
  readonly owner: Client;
  readonly stranger: Client;
  /** A request whose plan is quickly made. */
  readonly request: object;
}

export interface IsolationOutcome {
  /** Calls with which the stranger tried. */
  readonly tried: number;
  /** What the stranger learned or did; empty where tenants are kept apart. */
  readonly leaks: readonly string[];
}

/** Something of the owner's, and an id that nobody has. */
interface Known {
  readonly id: string;
  readonly unknown: string;
}

/** What is in a path for everybody. */
const SHARED = ['/v1/demo-data/{name}', '/problems/{name}'];

const UNKNOWN_PLAN = '11111111-2222-4333-8444-555555555555';

/**
 * Tries every call of the document with what belongs to somebody else. Each has to answer 404, and nothing else than for an id
 * that nobody has; what names nothing must not show anything of the owner's.
 *
 * @throws Error for a call whose path names something that is not known here, so that a new one cannot be forgotten
 */
export async function tryToCross({ owner, stranger, request }: Neighbours): Promise<IsolationOutcome> {
  const operations = operationsOf(await readDocument(owner.url));
  const leaks: string[] = [];
  let tried = 0;
  const expectThat = (holds: boolean, leak: string): void => {
    tried++;
    if (!holds) leaks.push(leak);
  };

  const key = crypto.randomUUID();
  const created = await owner.post('/v1/plans', request, { Prefer: 'wait=120', 'Idempotency-Key': key });
  const plan = idOf(created);
  const before = await owner.get(`/v1/plans/${plan}`);
  const ids: Readonly<Record<string, Known>> = {
    '/v1/plans/': { id: plan, unknown: UNKNOWN_PLAN },
    '/v1/keys/': await ownKey(owner),
    '/v1/webhooks/': { id: await ownWebhook(owner), unknown: UNKNOWN_PLAN },
  };

  // Before the stranger has a plan: the latest plan of all is none of his.
  expectThat((await stranger.get('/v1/plans/latest')).status === 404, 'latest is another’s plan');
  const repeated = await stranger.post('/v1/plans', request, { 'Idempotency-Key': key });
  expectThat(repeated.status === 202, `an idempotency key of another answers ${repeated.status}`);
  expectThat(idOf(repeated) !== plan, 'an idempotency key of another leads to its plan');
  const own = await stranger.post('/v1/plans', request, { Prefer: 'wait=120' });

  for (const operation of operations) {
    for (const attempt of attemptsOf(operation, ids, idOf(own))) {
      const [theirs, nobodys] = [await ask(stranger, attempt.theirs), await ask(stranger, attempt.nobodys)];
      const where = `${operation.method} ${attempt.theirs.path}`;
      expectThat(theirs.status === 404, `${where} answers ${theirs.status}`);
      expectThat(
        seen(theirs) === seen(nobodys),
        `${where}: ${seen(theirs)}, and of nobody’s: ${seen(nobodys)}`,
      );
    }
    if (operation.method !== 'GET' || operation.path.includes('{')) continue;
    const answer = JSON.stringify((await stranger.get(operation.path)).body);
    const marks = Object.values(ids).map(({ id }) => id);
    const shown = marks.filter((mark) => answer.includes(mark));
    expectThat(shown.length === 0, `GET ${operation.path} shows ${shown.join(', ')}`);
  }
  const after = await owner.get(`/v1/plans/${plan}`);
  expectThat(JSON.stringify(after.body) === JSON.stringify(before.body), 'the plan has been changed');
  expectThat((await owner.get('/v1/keys')).status === 200, 'the key has been revoked');
  const webhooks = JSON.stringify((await owner.get('/v1/webhooks')).body);
  expectThat(webhooks.includes(ids['/v1/webhooks/'].id), 'the webhook has been deleted');
  return { tried, leaks };
}

interface Attempt {
  readonly theirs: Ask;
  readonly nobodys: Ask;
}

interface Ask {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Ids that the answer may repeat. */
  readonly id: string;
}

/** The ways in which a call can name what belongs to somebody else: in its path, and where it compares, in its query. */
function attemptsOf(
  { method, path, parameters, bodies }: Operation,
  ids: Readonly<Record<string, Known>>,
  ownPlan: string,
): Attempt[] {
  if (!path.includes('{') || SHARED.includes(path)) return [];
  const kind = Object.keys(ids).find((start) => path.startsWith(`${start}{id}`));
  if (kind === undefined) throw new Error(`${path} names something of which tryToCross knows no example.`);
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, example = 'a01' }) => `${name}=${encodeURIComponent(String(example))}`);
  const [body] = bodies;
  const pathOf = (id: string, asked: readonly string[]): string =>
    path.replace('{id}', id) + (asked.length === 0 ? '' : `?${asked.join('&')}`);
  const byPath = (id: string): Ask => ({ method, path: pathOf(id, query), body, id });
  const byQuery = (id: string): Ask => ({ method, path: pathOf(ownPlan, [`to=${id}`]), body, id });
  const { id, unknown } = ids[kind];
  const comparesPlans = parameters.some(({ name }) => name === 'to' && path.endsWith('/diff'));
  return [
    { theirs: byPath(id), nobodys: byPath(unknown) },
    ...(comparesPlans ? [{ theirs: byQuery(id), nobodys: byQuery(unknown) }] : []),
  ];
}

async function ask(
  client: Client,
  { method, path, body, id }: Ask,
): Promise<Answer & { readonly id: string }> {
  const answer =
    method === 'GET'
      ? await client.get(path)
      : method === 'DELETE'
        ? await client.delete(path)
        : await client.post(path, body);
  return { ...answer, id };
}

/** Headers that differ from call to call, whoever asks for whatever. */
const PASSING = ['date', 'x-request-id', 'ratelimit', 'ratelimit-policy'];

/** All that a client sees of an answer, but for what differs from call to call, and the id that it sent itself. */
function seen({ status, headers, body, id }: Answer & { readonly id: string }): string {
  const lasting = [...headers].filter(([name]) => !PASSING.includes(name));
  const content = typeof body === 'object' && body !== null ? { ...body, requestId: '' } : body;
  return JSON.stringify({ status, lasting, content }).replaceAll(id, 'ID');
}

function idOf({ status, body }: Answer): string {
  const { id } = body as { readonly id?: string };
  if (id === undefined) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return id;
}

/** A webhook of the owner's tenant; its ids look like those of plans. */
async function ownWebhook(owner: Client): Promise<string> {
  return idOf(
    await owner.post('/v1/webhooks', { url: 'https://shop.example/paiban', events: ['plan.failed'] }),
  );
}

/** A key of the owner's tenant, and an id as long that no key has. */
async function ownKey(owner: Client): Promise<Known> {
  const id = idOf(await owner.post('/v1/keys', { name: 'spare', scope: 'read' }));
  return { id, unknown: [...id].reverse().join('') };
}
