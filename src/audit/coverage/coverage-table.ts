import type { QueueInterval, TeamInterval } from '../../domain/roster.ts';
import type { Facts } from '../facts/facts.ts';
import { readMoment } from '../facts/span.ts';
import type { CaseLog } from './case-log.ts';

/** The rows of a roster's coverage, by interval; holes where a row is missing. */
export interface CoverageTable {
  readonly queues: ReadonlyMap<string, readonly (QueueInterval | undefined)[]>;
  readonly team: readonly (TeamInterval | undefined)[];
}

/** Sorts the coverage rows onto the intervals and logs those that belong to no open interval or stand there twice. */
export function readCoverage({ roster, request, clock }: Facts, log?: CaseLog): CoverageTable {
  const { coverage } = roster;
  const place = <Row extends { start: string }>(
    rows: (Row | undefined)[] | undefined,
    row: Row,
    subject: string,
  ): void => {
    const moment = readMoment(row.start)?.milliseconds;
    const index = moment === undefined ? NaN : (moment - clock.start) / clock.intervalMilliseconds;
    const interval = clock.intervals[index];
    const complain = (error: string): void => log?.add(interval?.date ?? clock.days[0].date, subject, error);
    if (rows === undefined) complain('is no queue of the request');
    else if (!interval?.open) complain(`has a row at ${row.start}, which is no open interval`);
    else if (rows[index] !== undefined) complain(`has two rows at ${row.start}`);
    else rows[index] = row;
  };
  const queues = new Map<string, (QueueInterval | undefined)[]>(
    request.queues.map((queue) => [queue.id, []]),
  );
  const team: (TeamInterval | undefined)[] = [];
  for (const row of coverage.queues) place(queues.get(row.queue), row, row.queue);
  for (const row of coverage.team) place(team, row, 'team');
  return { queues, team };
}
