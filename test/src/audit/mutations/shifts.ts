import { everyDay } from '../../../support/hand-request.ts';
import { europeanWeek, threeDays, threeShiftWednesday } from '../../../support/hand-shops.ts';
import { added, agentIs, at, both, deed, lie, part, ruled, shiftsOf } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** Shifts, breaks and activities against templates, hours and guard periods. */
export const SHIFTS_MUTATIONS: readonly Mutation[] = [
  deed(
    'one-shift-at-a-time',
    'two shifts start on a date, with less rest between them than a night',
    threeDays,
    added({ person: 'dan', date: TUESDAY, start: '12:00', template: 'short', pieces: 'buffer 240' }),
    'daily-rest',
  ),
  deed(
    'one-shift-at-a-time',
    'two shifts overlap over midnight, and the coverage counts the person in both',
    europeanWeek,
    both(
      added({
        person: 'gu',
        date: '2026-11-28',
        start: '00:00',
        template: 'straight',
        pieces: 'pre-sales 240',
      }),
      ruled('eu', { 'daily-rest': { level: 'off' } }),
    ),
    'coverage-counts',
  ),
  deed(
    'distinct-starts',
    'shifts start at three times of day',
    threeDays,
    part({ maximumDistinctStarts: 2 }),
  ),
  deed(
    'shift-template',
    'a shift starts off its step',
    threeDays,
    shiftsOf('chen', TUESDAY, { start: '10:30' }),
  ),
  deed(
    'shift-template',
    'a shift starts before its window',
    threeDays,
    both(
      shiftsOf('chen', TUESDAY, { start: '08:00' }),
      part({ shop: { ...threeDays().request.shop, openingHours: everyDay({ from: '08:00', to: '23:00' }) } }),
      ruled('cn', { 'supervisor-on-duty': { limit: 60 } }),
    ),
  ),
  deed(
    'shift-template',
    'a shift has a length of its own',
    threeDays,
    shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 240, break 60, pre-sales 180' }),
  ),
  deed(
    'shift-template',
    'a shift starts on a weekday it may not',
    threeDays,
    both(
      added({ person: 'dan', date: WEDNESDAY, start: '12:00', template: 'short', pieces: 'buffer 240' }),
      agentIs('dan', { pins: [], daysOffWanted: [], availability: undefined }),
    ),
  ),
  deed(
    'shift-template',
    'a template of another class is worked',
    threeDays,
    added({ person: 'fei', date: TUESDAY, start: '12:00', template: 'short', pieces: 'buffer 240' }),
  ),
  lie('shift-template', 'the template does not exist', threeDays, (roster) => {
    at(roster, 'chen', TUESDAY).template = 'dawn';
  }),
  deed(
    'shift-template',
    'an everyday template starts on a date worked in three shifts',
    threeShiftWednesday,
    shiftsOf('lin', WEDNESDAY, {
      template: 'day',
      start: '09:00',
      pieces: 'after-sales 240, break 60, after-sales 240',
    }),
  ),
  deed(
    'shift-template',
    'a three-shift template starts on an everyday date',
    threeShiftWednesday,
    shiftsOf('chen', TUESDAY, {
      template: 'thirds',
      start: '08:00',
      pieces: 'pre-sales 270, paid-break 30, pre-sales 180',
    }),
    'closed-hours',
  ),
  deed(
    'on-grid',
    'an activity ends between two interval boundaries',
    threeDays,
    shiftsOf('dan', TUESDAY, { pieces: 'buffer 190, pre-sales 50' }),
  ),
  deed(
    'on-grid',
    'serving ends between two interval boundaries',
    threeDays,
    shiftsOf('dan', TUESDAY, { pieces: 'pre-sales 190, buffer 50' }),
  ),
  lie('on-grid', 'a shift is written in another offset, the moment being the same', threeDays, (roster) => {
    at(roster, 'chen', TUESDAY).start = `${TUESDAY}T01:00:00Z`;
  }),
  deed(
    'on-grid',
    'a shift reaches out of the horizon',
    europeanWeek,
    added({
      person: 'gu',
      date: '2026-11-29',
      start: '22:00',
      template: 'any',
      pieces: 'pre-sales 240, break 60, after-sales 240',
    }),
  ),
  deed(
    'closed-hours',
    'the shop closes an hour before the shifts end',
    threeDays,
    part({ shop: { ...threeDays().request.shop, openingHours: everyDay({ from: '09:00', to: '22:00' }) } }),
  ),
  deed(
    'break-legal',
    'a break begins too early',
    threeDays,
    shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 150, break 60, pre-sales 330' }),
  ),
  deed(
    'break-legal',
    'a break begins too late',
    threeDays,
    shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 330, break 60, pre-sales 150' }),
  ),
  deed(
    'break-legal',
    'a break is too short',
    threeDays,
    both(
      shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 240, break 30, pre-sales 270' }),
      ruled('cn', { 'minutes-per-day': { limit: 510 } }),
    ),
  ),
  deed(
    'break-legal',
    'a break is paid that is not',
    threeDays,
    both(
      shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 240, paid-break 60, pre-sales 240' }),
      ruled('cn', { 'minutes-per-day': { limit: 540 } }),
    ),
  ),
  deed(
    'break-legal',
    'a break is left out',
    threeDays,
    both(
      shiftsOf('chen', TUESDAY, { pieces: 'pre-sales 540' }),
      ruled('cn', { 'minutes-per-day': { limit: 540 } }),
    ),
  ),
  deed(
    'break-legal',
    'a break is taken where the template has none',
    threeDays,
    shiftsOf('dan', TUESDAY, { start: '14:00', pieces: 'buffer 120, break 60, pre-sales 60' }),
  ),
  deed(
    'guard-break',
    'a break starts as the guard period does',
    threeDays,
    shiftsOf('bo', TUESDAY, { pieces: 'after-sales 300, break 60, after-sales 180' }),
  ),
  lie(
    'activities-partition',
    'nothing is said of an hour of buffer duty',
    threeDays,
    (roster) => {
      at(roster, 'mei', TUESDAY).activities[1].start = `${TUESDAY}T19:00:00+08:00`;
    },
    'float',
  ),
  lie(
    'activities-partition',
    'two activities overlap',
    threeDays,
    (roster) => {
      at(roster, 'dan', TUESDAY).activities[0].end = `${TUESDAY}T21:30:00+08:00`;
    },
    'float',
  ),
  lie('activities-partition', 'activities are out of order', threeDays, (roster) => {
    at(roster, 'dan', TUESDAY).activities.reverse();
  }),
  lie('activities-partition', 'an activity goes on after the shift', threeDays, (roster) => {
    at(roster, 'mei', TUESDAY).activities[1].end = `${WEDNESDAY}T00:00:00+08:00`;
  }),
  lie('activities-partition', 'buffer duty names a queue that is not asked for', threeDays, (roster) => {
    at(roster, 'mei', TUESDAY).activities[1].queue = 'returns';
  }),
  lie(
    'activities-partition',
    'serving names no queue, so that it counts on none',
    threeDays,
    (roster) => {
      at(roster, 'dan', TUESDAY).activities[1].queue = undefined;
    },
    'coverage-counts',
  ),
];
