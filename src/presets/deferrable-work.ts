import type { DueRule } from '../domain/deferrable-work.ts';

/** Section 5 of the guide: incidents of level 1 are answered within 2 hours and closed the same day. */
export const DUE_RULES: Readonly<Record<'guide-level-1', DueRule>> = {
  'guide-level-1': { withinMinutes: 120, sameDay: true },
};
