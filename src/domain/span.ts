import { z } from 'zod';

/** When a stretch of a result begins. */
export const SpanStart = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Start, included, with the shop’s offset.', examples: ['2026-11-23T09:00:00+08:00'] });

/** When a stretch of a result ends. */
export const SpanEnd = z.iso
  .datetime({ offset: true })
  .meta({ description: 'End, excluded, with the shop’s offset.', examples: ['2026-11-23T18:00:00+08:00'] });
