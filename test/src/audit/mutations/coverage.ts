import type { UnprovenRoster } from '../../../../src/domain/roster.ts';
import { europeanWeek, threeDays } from '../../../support/hand-shops.ts';
import { deed, lie } from './mutation.ts';
import type { Mutation } from './mutation.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

const TUESDAY_ROW = `${TUESDAY}T19:00:00+08:00`;

/** The coverage table and the gaps against the people. */
export const COVERAGE_MUTATIONS: readonly Mutation[] = [
  lie('coverage-counts', 'one agent more serves than does', threeDays, (roster) => {
    queueRow(roster, 'pre-sales').serving++;
  }),
  lie('coverage-counts', 'one person more is on duty than is', threeDays, (roster) => {
    teamRow(roster).onDuty++;
  }),
  lie(
    'coverage-counts',
    'a queue requires less than its row of the team says',
    threeDays,
    (roster) => {
      queueRow(roster, 'pre-sales').required = 0;
    },
    'gaps',
  ),
  lie('coverage-counts', 'the team requires more than its queues', threeDays, (roster) => {
    teamRow(roster).required++;
  }),
  lie(
    'coverage-counts',
    'the buffer asked for is less than the policy',
    threeDays,
    (roster) => {
      teamRow(roster).bufferRequired = 0;
    },
    'gaps',
    'float',
  ),
  lie(
    'coverage-counts',
    'the live extra is forgotten',
    threeDays,
    (roster) => {
      teamRow(roster).liveExtraRequired = 0;
    },
    'gaps',
  ),
  lie('coverage-counts', 'a guard period is denied', threeDays, (roster) => {
    teamRow(roster).guard = false;
  }),
  lie(
    'coverage-counts',
    'a row of a queue is left out',
    threeDays,
    (roster) => {
      roster.coverage.queues = roster.coverage.queues.filter(
        (row) => row.queue !== 'after-sales' || row.start !== TUESDAY_ROW,
      );
      teamRow(roster).required--;
    },
    'gaps',
  ),
  lie('coverage-counts', 'a row of the team stands there twice', threeDays, (roster) => {
    roster.coverage.team.push({ ...teamRow(roster) });
  }),
  lie('coverage-counts', 'a row is of closed hours', threeDays, (roster) => {
    roster.coverage.team.push({ ...teamRow(roster), start: `${TUESDAY}T23:00:00+08:00` });
  }),
  lie('coverage-counts', 'a row is of an unknown queue', threeDays, (roster) => {
    roster.coverage.queues.push({ ...queueRow(roster, 'pre-sales'), queue: 'returns' });
  }),
  deed('coverage-counts', 'a queue requires less than its minimum of agents', threeDays, {
    request: (request) => ({
      ...request,
      queues: request.queues.map((queue) => ({ ...queue, minimumAgents: 2 })),
    }),
  }),
  deed('coverage-counts', 'the buffer is less than absence takes', threeDays, {
    request: (request) => ({
      ...request,
      absenceRate: 0.2,
      buffer: { ...request.buffer, absenceConfidence: 0.95 },
    }),
  }),
  lie('gaps', 'a gap is concealed', threeDays, (roster) => {
    roster.gaps.shift();
  }),
  lie('gaps', 'a gap is made up', threeDays, (roster) => {
    roster.gaps.push({
      kind: 'queue',
      queue: 'pre-sales',
      start: TUESDAY_ROW,
      end: `${TUESDAY}T19:30:00+08:00`,
      missing: 1,
    });
  }),
  lie('gaps', 'a gap is told larger than it is', threeDays, (roster) => {
    roster.gaps[0].missing++;
  }),
  lie('gaps', 'a gap is told in two pieces', threeDays, (roster) => {
    const long = roster.gaps.find((gap) => gap.queue === 'after-sales' && gap.start.includes('T18:00'))!;
    const half = `${WEDNESDAY}T20:00:00+08:00`;
    roster.gaps.push({ ...long, start: half });
    long.end = half;
  }),
  lie('gaps', 'a gap is told twice', threeDays, (roster) => {
    roster.gaps.push({ ...roster.gaps[0] });
  }),
  lie('gaps', 'a gap of nobody is listed', threeDays, (roster) => {
    roster.gaps.push({ kind: 'buffer', start: TUESDAY_ROW, end: `${TUESDAY}T19:30:00+08:00`, missing: 0 });
  }),
  lie('gaps', 'a gap is told in two pieces that overlap', threeDays, (roster) => {
    const long = roster.gaps.find((gap) => gap.queue === 'after-sales' && gap.start.includes('T18:00'))!;
    roster.gaps.push({ ...long, start: `${WEDNESDAY}T20:00:00+08:00` });
    long.end = `${WEDNESDAY}T21:00:00+08:00`;
  }),
  lie('gaps', 'a gap begins before the horizon', europeanWeek, (roster) => {
    roster.gaps[0].start = '2026-11-22T23:00:00+01:00';
  }),
  lie('gaps', 'a gap ends after the horizon', europeanWeek, (roster) => {
    roster.gaps[roster.gaps.length - 1].end = '2026-11-30T01:00:00+01:00';
  }),
  lie('gaps', 'a gap lies between two interval boundaries', threeDays, (roster) => {
    roster.gaps.push({ ...roster.gaps[0], end: roster.gaps[0].end.replace(':00:00+', ':10:00+') });
  }),
];

function teamRow(roster: UnprovenRoster) {
  return roster.coverage.team.find((row) => row.start === TUESDAY_ROW)!;
}

function queueRow(roster: UnprovenRoster, queue: string) {
  return roster.coverage.queues.find((row) => row.queue === queue && row.start === TUESDAY_ROW)!;
}
