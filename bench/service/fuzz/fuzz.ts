import fc from 'fast-check';
import { Contract } from '../api/contract.ts';
import { operationsOf, readDocument } from '../api/operations.ts';
import type { Operation } from '../api/operations.ts';
import { sendRaw } from '../api/raw-http.ts';
import type { RawAnswer } from '../api/raw-http.ts';
import { PLAN, fuzzedRequest } from './fuzzed-request.ts';
import type { FuzzedRequest } from './no-call.ts';

export interface FuzzOptions {
  /** Where the service is; its limits on calls must be off. */
  readonly url: string;
  readonly requests: number;
  readonly seed: number;
}

/** An answer that is not what the document promises. */
export interface Finding {
  readonly complaint: string;
  /** The request, to be read and sent again. */
  readonly request: string;
}

export interface FuzzOutcome {
  readonly sent: number;
  /** How often each status came; `none` where the connection was closed without an answer. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

const AT_ONCE = 8;
const ANSWER_SECONDS = 60;

/** Streams of plans that run are not read to their end. */
const STREAM_SECONDS = 2;

/** The longest part of a body that a finding shows. */
const SHOWN_CHARACTERS = 3000;

/** Plans that may be there beside the one that is asked about. */
const PLANS_KEPT = 3;

/** Sends valid and broken requests to every call a service documents, and holds each answer to the document. */
export async function fuzz({ url, requests, seed }: FuzzOptions): Promise<FuzzOutcome> {
  const document = await readDocument(url);
  const operations = operationsOf(document).map(quick);
  const contract = new Contract(document);
  const plans = new CreatedPlans(url);
  const known = await plans.create(operations);
  const findings: Finding[] = [];
  const statuses = new Map<string, number>();
  const waiting = fc.sample(fuzzedRequest(operations), { numRuns: requests, seed }).values();
  let sent = 0;
  const work = async (): Promise<void> => {
    for (const fuzzed of waiting) {
      const request = { ...fuzzed, target: fuzzed.target.replace(PLAN, known) };
      const seconds = request.operation?.id === 'getEvents' ? STREAM_SECONDS : ANSWER_SECONDS;
      const answer = await sendRaw(url, request, { seconds, complete: request.complete });
      const status = String(answer?.status ?? 'none');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const complaint = complaintOf(contract, request, answer);
      if (complaint !== undefined) findings.push({ complaint, request: shown(request) });
      await plans.note(answer);
      sent++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { sent, statuses, findings };
}

function complaintOf(
  contract: Contract,
  { operation, complete, method }: FuzzedRequest,
  answer: RawAnswer | undefined,
): string | undefined {
  const where = operation === undefined ? '' : `${operation.method} ${operation.path}: `;
  // What is no request may be left without an answer.
  if (answer === undefined) return complete ? `${where}no answer` : undefined;
  const complaint = contract.complaint(operation, answer, method === 'HEAD');
  return complaint === undefined ? undefined : `${where}${complaint}`;
}

function shown({ method, target, headers, body }: FuzzedRequest): string {
  const text = body?.toString('latin1').slice(0, SHOWN_CHARACTERS);
  return JSON.stringify({ method, target, headers, ...(text !== undefined && { body: text }) });
}

/** What makes an example quick to work out, by the call. */
const QUICKER: Readonly<Record<string, (body: PlainBody) => PlainBody>> = {
  createPlan: (body) => ({ ...body, objective: { timeLimitSeconds: 1 } }),
  createSimulation: (body) => ({ ...body, simulation: { halfWidthSeconds: 60 } }),
  createWhatIfs: ({ request }) => ({
    request: { ...request, horizon: { ...request?.horizon, intervalMinutes: 60 } },
    changes: [{ kind: 'fewer-people', people: 1 }],
  }),
};

interface PlainBody {
  readonly request?: { readonly horizon?: object };
}

/** The call with its two shortest examples, each worked out within a second. */
function quick(operation: Operation): Operation {
  const quicker = QUICKER[operation.id] ?? ((body) => body);
  return { ...operation, bodies: operation.bodies.slice(0, 2).map((body) => quicker(body as PlainBody)) };
}

/** The plans that requests bring into being: one stays to be asked about, the others are removed, the oldest first. */
class CreatedPlans {
  readonly #url: string;
  readonly #ids: string[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** Id of a plan that has ended. */
  async create(operations: readonly Operation[]): Promise<string> {
    const [body] = operations.find(({ id }) => id === 'createPlan')?.bodies ?? [];
    const headers = { 'Content-Type': 'application/json', Prefer: 'wait=60' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}/v1/plans`, init);
    return ((await response.json()) as { id: string }).id;
  }

  async note(answer: RawAnswer | undefined): Promise<void> {
    const path = answer?.headers.get('location');
    if (path?.startsWith('/v1/plans/') !== true || answer?.headers.has('idempotency-replayed')) return;
    this.#ids.push(path);
    if (this.#ids.length <= PLANS_KEPT) return;
    await fetch(this.#url + this.#ids.shift()!, { method: 'DELETE' });
  }
}
