import { momentMilliseconds } from '../../domain/grid.ts';
import type { Facts } from './facts.ts';

/** A shift of the published roster, in milliseconds since the epoch. */
export interface PublishedSpan {
  readonly agent: string;
  readonly start: number;
  readonly end: number;
}

/** Every shift of the published roster of a request. */
export function readPublished({ request }: Pick<Facts, 'request'>): PublishedSpan[] {
  const { timeZone } = request.shop;
  return (request.published?.people ?? []).flatMap(({ id, assignments }) =>
    assignments.map(({ start, end }) => ({
      agent: id,
      start: momentMilliseconds(start, timeZone),
      end: momentMilliseconds(end, timeZone),
    })),
  );
}
