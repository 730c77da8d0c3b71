import type { Band } from '../domain/target.ts';

export interface GuideBand extends Band {
  /** Share of a day's contacts in the band. */
  readonly volumeShare: number;
  /** The guide's rule of thumb: agents as a multiple of the base. */
  readonly staffingFactor: number;
}

/** Section 2 of the guide: response targets, volume and rule-of-thumb staffing by band. */
export const GUIDE_BANDS: readonly GuideBand[] = [
  {
    id: '09:00–12:00',
    from: '09:00',
    to: '12:00',
    averageResponseSeconds: 45,
    volumeShare: 0.18,
    staffingFactor: 1,
  },
  {
    id: '12:00–14:00',
    from: '12:00',
    to: '14:00',
    averageResponseSeconds: 30,
    volumeShare: 0.25,
    staffingFactor: 1.5,
  },
  {
    id: '20:00–24:00',
    from: '20:00',
    to: '24:00',
    averageResponseSeconds: 20,
    volumeShare: 0.32,
    staffingFactor: 2,
  },
];

/** The guide's bands as plain targets. */
export function guideTargets(): Band[] {
  return GUIDE_BANDS.map(({ id, from, to, averageResponseSeconds }) => ({
    id,
    from,
    to,
    averageResponseSeconds,
  }));
}
