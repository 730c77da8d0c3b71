import { afterEach, expect, test } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import type { PlanRequest } from '../../../src/domain/plan-request.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
afterEach(() => service.close());

const monday = '2026-11-23';
const stream = { id: 'evening', start: `${monday}T12:00`, end: `${monday}T13:00` };
const waiting = { headers: { Prefer: 'wait=20' } };

/** A finished plan of this request; its roster is the sample without shifts. */
async function finished(request: object): Promise<string> {
  const people = sampleRoster.people.map((person) => ({ ...person, assignments: [] }));
  const plan = packPlan({ ...sampleRoster, people });
  service = await startTestService({
    runner: new FakeRunner((run) => run.end({ status: 'planned', plan })),
  });
  const answer = await service.call('POST', '/v1/plans', { json: request, ...waiting });
  expect(answer.status).toBe(201);
  return (answer.body as Plan).id;
}

const request = {
  ...sampleRequest(),
  calendar: { liveStreams: [stream] },
  objective: { timeLimitSeconds: 60, seed: 7 },
};

const replan = (id: string, json: object) =>
  service.call('POST', `/v1/plans/${id}/replans`, { json, ...waiting });

test('a replan is a plan of its own, whose request has what is different and the roster of the other', async () => {
  const id = await finished(request);
  const absences = [{ agent: 'a01', firstDay: monday, lastDay: monday }];
  const moved = { id: 'evening', start: `${monday}T14:00`, end: `${monday}T15:00` };
  const answer = await replan(id, {
    absences,
    liveStreams: [moved],
    forecastFactor: 1.5,
    now: `${monday}T08:00`,
  });
  expect(answer.status).toBe(201);
  const plan = answer.body as Plan;
  expect(plan.id).not.toBe(id);
  expect(answer.headers.get('Location')).toBe(`/v1/plans/${plan.id}`);
  const sent = (await service.call('GET', `/v1/plans/${plan.id}/request`)).body as PlanRequest;
  expect(sent).toMatchObject({
    calendar: { liveStreams: [moved] },
    forecast: [{ contactsPerDay: [90] }],
    objective: { timeLimitSeconds: 10, seed: 7 },
    published: { plan: id, absences, now: `${monday}T08:00`, people: [{ id: 'a01' }, { id: 'a02' }] },
  });
  // Who was away for the first change is away for the next.
  const second = await replan(plan.id, {
    absences: [{ agent: 'a02', firstDay: monday, lastDay: monday }],
    objective: { timeLimitSeconds: 3 },
  });
  const { body } = await service.call('GET', `/v1/plans/${(second.body as Plan).id}/request`);
  expect(body).toMatchObject({
    objective: { timeLimitSeconds: 3 },
    published: { plan: plan.id, absences: [{ agent: 'a01' }, { agent: 'a02' }] },
  });
});

test('what does not fit the plan is refused with the path in the body', async () => {
  const id = await finished(request);
  const paths = async (json: object): Promise<string[] | undefined> =>
    problemOf(await replan(id, json)).errors?.map(({ path }) => path);
  const day = { firstDay: monday, lastDay: monday };
  expect(
    await paths({
      absences: [
        { agent: 'a01', ...day },
        { agent: 'a9', ...day },
      ],
    }),
  ).toEqual(['absences[1].agent']);
  expect(
    await paths({ absences: [{ agent: 'a01', firstDay: '2027-01-01', lastDay: '2027-01-01' }] }),
  ).toEqual(['absences[0]']);
  expect(await paths({ liveStreams: [{ ...stream, id: 'noon' }] })).toEqual(['liveStreams[0].id']);
  expect(await paths({ forecastFactor: 0, absences: [{ agent: 'a01' }] })).toEqual([
    'absences[0].firstDay',
    'absences[0].lastDay',
    'forecastFactor',
  ]);
});

test('a hiring plan has nobody to replan', async () => {
  const id = await finished({ ...request, team: undefined });
  expect(problemOf(await replan(id, {})).errors).toEqual([
    {
      path: '',
      message: 'a hiring plan has nobody who could be absent or change; plan with a team',
    },
  ]);
});

test('a plan that has no roster cannot be changed', async () => {
  service = await startTestService({ runner: new FakeRunner() });
  await service.call('POST', '/v1/plans', { json: request });
  const answer = await service.call('POST', '/v1/plans/latest/replans', { json: {} });
  expect(problemOf(answer).type).toBe('/problems/plan-not-finished');
});
