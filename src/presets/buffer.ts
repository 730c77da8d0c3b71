import type { BufferPolicy } from '../domain/capacity.ts';

export type BufferPresetName = 'guide-everyday' | 'guide-live' | 'none';

/** Section 2 of the guide: 5 % mobile staff, and 2 to 3 people more during live streams (the presets are its two ends). */
export const BUFFERS: Readonly<Record<BufferPresetName, BufferPolicy>> = {
  'guide-everyday': { share: 0.05, minimum: 1, liveExtraAgents: 2 },
  'guide-live': { share: 0.05, minimum: 1, liveExtraAgents: 3 },
  none: { share: 0, minimum: 0, liveExtraAgents: 0 },
};
