import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Admitter } from '../../../src/jobs/admission.ts';
import { admitBody } from '../../../src/jobs/admission.ts';
import type { JudgedBody } from '../../../src/jobs/judged-body.ts';
import { ThreadedAdmitter } from '../../../src/jobs/threaded-admitter.ts';
import { ThreadsClosedError } from '../../../src/jobs/threads-closed-error.ts';
import { sampleRequest, sampleResolved } from '../samples.ts';

const bytes = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
type Refused = Extract<JudgedBody<unknown>, { status: 'refused' }>;
const direct: Admitter = {
  admit: (body) => Promise.resolve(admitBody({ body })),
  admitReplan: (body, plan) => Promise.resolve(admitBody({ body, plan })),
  close: () => Promise.resolve(),
};

describe.each<[string, () => Admitter]>([
  ['in this thread', () => direct],
  ['in a thread of its own', () => new ThreadedAdmitter()],
])('admission %s', (_name, create) => {
  let admitter: Admitter;
  beforeAll(() => {
    admitter = create();
  });
  afterAll(() => admitter.close());

  test('a request is packed as it was sent and as planning sees it', async () => {
    const sent = JSON.stringify(sampleRequest(), null, 1);
    const admission = await admitter.admit(bytes(sent));
    if (admission.status !== 'accepted') throw new Error(admission.status);
    const { documents, ...plan } = admission.value;
    expect(plan).toEqual({ shop: 'Corner Shop', firstDay: '2026-11-23', days: 1 });
    expect(gunzipSync(documents.request).toString()).toBe(sent);
    expect(JSON.parse(gunzipSync(documents.resolved).toString())).toEqual(
      JSON.parse(JSON.stringify(sampleResolved())),
    );
  });

  test('a replan is packed as the request that it stands for', async () => {
    const plan = {
      id: 'b2f6c8f0-0000-4000-8000-000000000000',
      request: gzipSync(JSON.stringify(sampleRequest())),
      roster: gzipSync(JSON.stringify({ people: [{ id: 'a01', assignments: [] }] })),
    };
    const absences = [{ agent: 'a02', firstDay: '2026-11-23', lastDay: '2026-11-23' }];
    const admission = await admitter.admitReplan(bytes({ absences }), plan);
    if (admission.status !== 'accepted') throw new Error(JSON.stringify(admission));
    const sent = JSON.parse(gunzipSync(admission.value.documents.request).toString()) as object;
    expect(sent).toMatchObject({ published: { plan: plan.id, absences, people: [{ id: 'a01' }] } });
    const again = await admitter.admit(bytes(sent));
    expect(again).toMatchObject({ status: 'accepted', value: { shop: 'Corner Shop', days: 1 } });
    expect(await admitter.admitReplan(bytes({ absent: [] }), plan)).toMatchObject({ status: 'refused' });
  });

  test('a refused request comes with every error', async () => {
    const admission = await admitter.admit(bytes({ ...sampleRequest(), horizon: {}, extra: 1 }));
    expect(admission).toMatchObject({ status: 'refused', total: 3 });
    expect((admission as Refused).errors.map(({ path }) => path)).toEqual([
      'horizon.firstDay',
      'horizon.days',
      'extra',
    ]);
  });

  test('of very many errors the first are listed and all are counted', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    const admission = await admitter.admit(bytes({ ...sampleRequest(), ...unknown }));
    expect(admission).toMatchObject({ status: 'refused', total: 5000 });
    expect((admission as Refused).errors).toHaveLength(1000);
  });

  test('what is not JSON in UTF-8 is said to be so', async () => {
    expect(await admitter.admit(bytes('{"shop": }'))).toMatchObject({ status: 'broken-json' });
    expect(await admitter.admit(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 'broken-json' });
    expect(await admitter.admit(bytes('\uFEFF{}'))).toMatchObject({ status: 'refused' });
  });

  test('a name with a character PostgreSQL cannot keep gets a replacement', async () => {
    const admission = await admitter.admit(
      bytes({ ...sampleRequest(), shop: { name: 'a\0b', tier: 'new' } }),
    );
    expect(admission).toMatchObject({ value: { shop: 'a\uFFFDb' } });
  });
});

const shares = (count: number): string =>
  `{"queues":[{"categoryShares":{${Array.from({ length: count }, (_, index) => `"x${index}":-1`).join()}}}]}`;

test.each<[string, string, ConstructorParameters<typeof ThreadedAdmitter>[0]]>([
  ['memory', shares(100_000), { heapMegabytes: 16 }],
  ['stack', shares(60_000), { stackMegabytes: 0.5 }],
  ['time', shares(100_000), { seconds: 0.001 }],
])(
  'a request beyond the %s of the thread is refused, and the next one is judged',
  async (_name, body, options) => {
    const admitter = new ThreadedAdmitter(options);
    expect(await admitter.admit(bytes(body))).toMatchObject({
      status: 'refused',
      errors: [{ path: '', message: expect.stringContaining('send fewer queues') as string }],
    });
    if (options?.seconds === undefined) expect(await admitter.admit(bytes('{}'))).toMatchObject({ total: 3 });
    await admitter.close();
  },
);

test('what is being judged when the threads are closed may be sent again', async () => {
  const admitter = new ThreadedAdmitter();
  const admission = admitter.admit(bytes(sampleRequest()));
  const [outcome] = await Promise.all([admission.catch((error: unknown) => error), admitter.close()]);
  expect(outcome).toBeInstanceOf(ThreadsClosedError);
});
