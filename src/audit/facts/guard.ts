import { momentMilliseconds } from '../../domain/grid.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Span } from './span.ts';

/** A live stream and the guard period around it. */
export interface GuardedStream {
  readonly id: string;
  readonly live: Span;
  readonly guard: Span;
  /** Extra agents asked for in the guard period, people. */
  readonly extraAgents: number;
}

/** The live streams of a request with their guard periods: minutes before the start to minutes after the end. */
export function guardedStreams({
  calendar,
  buffer,
  shop,
}: Pick<ResolvedRequest, 'calendar' | 'buffer' | 'shop'>): GuardedStream[] {
  return calendar.liveStreams.map((stream) => {
    const live = {
      start: momentMilliseconds(stream.start, shop.timeZone),
      end: momentMilliseconds(stream.end, shop.timeZone),
    };
    return {
      id: stream.id,
      live,
      guard: {
        start: live.start - calendar.guardMinutesBefore * 60_000,
        end: live.end + calendar.guardMinutesAfter * 60_000,
      },
      extraAgents: stream.extraAgents ?? buffer.liveExtraAgents,
    };
  });
}
