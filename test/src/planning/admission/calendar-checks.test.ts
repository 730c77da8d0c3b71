import { expect, test } from 'vitest';
import { refused } from './refused.ts';

const streams = (...liveStreams: object[]): object => ({ calendar: { liveStreams } });
const evening = { id: 'evening', start: '2026-11-23T14:00', end: '2026-11-23T16:00' };

test('streams one after the other are fine, also back to back and with an offset', () => {
  const next = { id: 'next', start: '2026-11-23T16:00', end: '2026-11-23T09:00Z' };
  expect(refused(streams(evening, next))).toEqual([]);
});

test('a stream that ends before it starts, or as it starts', () => {
  const error = {
    path: 'calendar.liveStreams[0].end',
    message: 'must be later than the start, 2026-11-23T14:00',
  };
  expect(refused(streams({ ...evening, end: '2026-11-23T13:00' }))).toEqual([error]);
  expect(refused(streams({ ...evening, end: evening.start }))).toEqual([error]);
  expect(refused(streams({ ...evening, end: '2026-11-23T05:00Z' }))).toEqual([error]);
});

test('streams that overlap, whichever way', () => {
  const overlap = {
    path: 'calendar.liveStreams[1].start',
    message: 'overlaps the stream “evening”; write overlapping streams as one',
  };
  const others = [
    ['2026-11-23T15:59', '2026-11-23T17:00'],
    ['2026-11-23T13:00', '2026-11-23T14:01'],
    ['2026-11-23T14:30', '2026-11-23T15:00'],
    ['2026-11-23T13:00', '2026-11-23T17:00'],
    ['2026-11-23T14:00', '2026-11-23T16:00'],
  ];
  for (const [start, end] of others) {
    expect(refused(streams(evening, { id: 'other', start, end }))).toEqual([overlap]);
  }
});

test('a stream outside the horizon', () => {
  const error = {
    path: 'calendar.liveStreams[0].start',
    message: 'must lie in the horizon, 2026-11-23 to 2026-11-23',
  };
  expect(refused(streams({ ...evening, start: '2026-11-22T23:59' }))).toEqual([error]);
  expect(refused(streams({ ...evening, end: '2026-11-24T00:01' }))).toEqual([error]);
});

test('two streams of one name, and a queue nobody knows', () => {
  const twin = { ...evening, start: '2026-11-23T17:00', end: '2026-11-23T18:00', queues: ['chat', 'phone'] };
  expect(refused(streams(evening, twin))).toEqual([
    { path: 'calendar.liveStreams[1].id', message: '“evening” appears twice; each must be unique' },
    { path: 'calendar.liveStreams[1].queues[1]', message: 'no queue “phone”; the request has “chat”' },
  ]);
});

test('promotions: dates in order, touching the horizon, unique, with known queues', () => {
  const promotions = (...list: object[]): object => ({ calendar: { promotions: list } });
  const week = { id: 'week', firstDay: '2026-11-20', lastDay: '2026-11-27' };
  expect(refused(promotions(week))).toEqual([]);
  expect(refused(promotions({ ...week, lastDay: '2026-11-19' }))).toEqual([
    { path: 'calendar.promotions[0].lastDay', message: 'must not be before `firstDay`' },
  ]);
  expect(
    refused(promotions(week, { ...week, queues: ['x'] }, { ...week, id: 'past', lastDay: '2026-11-22' })),
  ).toEqual([
    { path: 'calendar.promotions[1].id', message: '“week” appears twice; each must be unique' },
    { path: 'calendar.promotions[1].queues[0]', message: 'no queue “x”; the request has “chat”' },
    {
      path: 'calendar.promotions[2].firstDay',
      message: 'touches no day of the horizon, 2026-11-23 to 2026-11-23',
    },
  ]);
});
