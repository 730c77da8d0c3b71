import { expect, test } from 'vitest';
import { buildGrid } from '../../../src/domain/grid.ts';
import type { PlanRequestInput } from '../../../src/domain/plan-request.ts';
import { layCalendars } from '../../../src/planning/calendars.ts';
import { sampleResolved } from '../samples.ts';

function calendarsOf(change: Partial<PlanRequestInput>) {
  const request = sampleResolved(change);
  const grid = buildGrid(request.horizon, request.shop.timeZone);
  return { ...layCalendars(request, grid), grid };
}

/** Clock times at which a mask begins and ends to be set, such as `09:00–18:00`, over the first day. */
function stretches(mask: ArrayLike<number>, intervalMinutes: number): string[] {
  const clock = (interval: number): string => {
    const minute = interval * intervalMinutes;
    return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  };
  const found: string[] = [];
  for (let from = 0; from < mask.length; from++) {
    if (mask[from] === 0) continue;
    let to = from;
    while (to < mask.length && mask[to] === mask[from]) to++;
    found.push(`${clock(from)}–${clock(to)}${mask[from] > 1 ? ` ×${mask[from]}` : ''}`);
    from = to - 1;
  }
  return found;
}

const evening = { id: 'e', start: '2026-11-23T14:00', end: '2026-11-23T16:00' };

test('opening hours', () => {
  expect(stretches(calendarsOf({}).open, 15)).toEqual(['09:00–18:00']);
  const split = {
    monday: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ],
  };
  expect(stretches(calendarsOf({ shop: { openingHours: split } }).open, 15)).toEqual([
    '08:00–12:00',
    '13:00–24:00',
  ]);
});

test('a stream is guarded from half an hour before it to an hour after, with two agents more', () => {
  const { guard, live, liveExtra } = calendarsOf({ calendar: { liveStreams: [evening] } });
  expect(stretches(live, 15)).toEqual(['14:00–16:00']);
  expect(stretches(guard, 15)).toEqual(['13:30–17:00']);
  expect(stretches(liveExtra, 15)).toEqual(['13:30–17:00 ×2']);
});

test('guard minutes and extra agents can be chosen; intervals that are touched count whole', () => {
  const stream = { ...evening, start: '2026-11-23T14:05', extraAgents: 3 };
  const { guard, live, liveExtra } = calendarsOf({
    calendar: { liveStreams: [stream], guardMinutesBefore: 5, guardMinutesAfter: 1 },
  });
  expect(stretches(live, 15)).toEqual(['14:00–16:00']);
  expect(stretches(guard, 15)).toEqual(['14:00–16:15']);
  expect(stretches(liveExtra, 15)).toEqual(['14:00–16:15 ×3']);
});

test('where guard periods meet the larger extra holds, and closed hours ask for nobody', () => {
  const first = { ...evening, end: '2026-11-23T15:00', extraAgents: 3 };
  const second = { id: 'f', start: '2026-11-23T15:45', end: '2026-11-23T17:30', extraAgents: 1 };
  const { guard, liveExtra } = calendarsOf({ calendar: { liveStreams: [first, second] } });
  expect(stretches(guard, 15)).toEqual(['13:30–18:30']);
  expect([...liveExtra.subarray(54, 72)]).toEqual([
    ...new Array<number>(10).fill(3),
    ...new Array<number>(8).fill(1),
  ]);
  expect(stretches(liveExtra.subarray(72), 15)).toEqual([]);
});

test('a promotion in three shifts is open around the clock on its dates', () => {
  const { open, threeShiftDates } = calendarsOf({
    horizon: { firstDay: '2026-11-23', days: 3 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [60, 60, 60] }],
    calendar: {
      promotions: [
        { id: 'p', firstDay: '2026-11-24', lastDay: '2026-11-30', threeShifts: true },
        { id: 'q', firstDay: '2026-11-23', lastDay: '2026-11-23' },
      ],
    },
  });
  expect([...threeShiftDates]).toEqual(['2026-11-24', '2026-11-25']);
  expect(stretches(open, 15)).toEqual(['09:00–18:00', '24:00–72:00']);
});

test('on days when clocks change the shop opens and streams run by the clock', () => {
  const berlin = (firstDay: string): ReturnType<typeof calendarsOf> =>
    calendarsOf({
      shop: { timeZone: 'Europe/Berlin', tier: 'new', openingHours: { from: '09:00', to: '18:00' } },
      horizon: { firstDay, days: 1 },
      calendar: {
        liveStreams: [{ id: 'e', start: `${firstDay}T14:00`, end: `${firstDay}T15:00` }],
      },
    });
  const spring = berlin('2026-03-29');
  expect(spring.grid.count).toBe(23 * 4);
  expect(stretches(spring.open, 15)).toEqual(['08:00–17:00']);
  expect(stretches(spring.live, 15)).toEqual(['13:00–14:00']);
  const autumn = berlin('2026-10-25');
  expect(autumn.grid.count).toBe(25 * 4);
  expect(stretches(autumn.open, 15)).toEqual(['10:00–19:00']);
  expect(stretches(autumn.live, 15)).toEqual(['15:00–16:00']);
});
