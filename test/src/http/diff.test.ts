import { afterEach, expect, test } from 'vitest';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { packPlan } from '../../../src/store/packed-plan.ts';
import { FakeRunner } from '../jobs/fake-runner.ts';
import { sampleRequest, sampleRoster } from '../samples.ts';
import { problemOf, startTestService } from './harness.ts';
import type { TestService } from './harness.ts';

let service: TestService;
afterEach(() => service.close());

/** Plans that end with these rosters, one after the other. */
async function planned(...rosters: Roster[]): Promise<string[]> {
  const left = [...rosters];
  const runner = new FakeRunner((run) => run.end({ status: 'planned', plan: packPlan(left.shift()!) }));
  service = await startTestService({ runner });
  const ids: string[] = [];
  while (ids.length < rosters.length) {
    const answer = await service.call('POST', '/v1/plans', {
      json: sampleRequest(),
      headers: { Prefer: 'wait=20' },
    });
    ids.push((answer.body as Plan).id);
  }
  return ids;
}

const withoutShifts = (roster: Roster, person: string): Roster => ({
  ...roster,
  people: roster.people.map((one) => (one.id === person ? { ...one, assignments: [] } : one)),
});

test('two plans are compared by person and date', async () => {
  const [before, after] = await planned(sampleRoster, withoutShifts(sampleRoster, 'a01'));
  const { status, body } = await service.call('GET', `/v1/plans/${before}/diff?to=${after}`);
  const shifts = sampleRoster.people.find(({ id }) => id === 'a01')!.assignments.length;
  expect(status).toBe(200);
  expect(body).toMatchObject({ removed: shifts, added: 0, moved: 0, people: 1 });
  const back = await service.call('GET', `/v1/plans/${after}/diff?to=${before}`);
  expect(back.body).toMatchObject({ removed: 0, added: shifts });
});

test('what cannot be compared is refused', async () => {
  const nextYear = { ...sampleRoster, start: '2027-11-23T00:00:00+08:00', end: '2027-11-24T00:00:00+08:00' };
  const [one, other] = await planned(sampleRoster, nextYear);
  const refused = async (path: string) => problemOf(await service.call('GET', path));
  expect(await refused(`/v1/plans/${one}/diff?to=${other}`)).toMatchObject({
    errors: [{ path: 'query.to', message: 'the two rosters have no date in common' }],
  });
  expect((await refused(`/v1/plans/${one}/diff`)).errors).toEqual([
    { path: 'query.to', message: 'is missing; expected string' },
  ]);
  const unknown = { type: '/problems/unknown-plan' };
  expect(await refused(`/v1/plans/${one}/diff?to=nobody`)).toMatchObject({
    ...unknown,
    detail: 'It is the plan that `to` names.',
  });
  const first = await refused(`/v1/plans/nobody/diff?to=${one}`);
  expect(first).toMatchObject(unknown);
  expect(first.detail).toBeUndefined();
});
