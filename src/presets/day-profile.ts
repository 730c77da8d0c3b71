import { minuteOfDay } from '../domain/time.ts';
import { GUIDE_BANDS } from './bands.ts';

/**
 * How the quarter of the day's contacts that the guide leaves open falls on the hours outside its bands: quiet nights,
 * rising towards the evening. A decision of this project; the guide is silent.
 */
const WEIGHT_OUTSIDE_BANDS: Readonly<Record<number, number>> = {
  0: 2, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 2, 8: 4,
  14: 8, 15: 8, 16: 8, 17: 8, 18: 9, 19: 10,
}; // prettier-ignore

/** Share of a day's contacts in each of the 24 clock hours; sums to 1. */
export const GUIDE_DAY_PROFILE: readonly number[] = profile();

function profile(): number[] {
  const shares = new Array<number>(24).fill(0);
  let banded = 0;
  for (const band of GUIDE_BANDS) {
    const from = minuteOfDay(band.from) / 60;
    const to = minuteOfDay(band.to) / 60;
    for (let hour = from; hour < to; hour++) shares[hour] = band.volumeShare / (to - from);
    banded += band.volumeShare;
  }
  const total = Object.values(WEIGHT_OUTSIDE_BANDS).reduce((sum, weight) => sum + weight, 0);
  for (const [hour, weight] of Object.entries(WEIGHT_OUTSIDE_BANDS)) {
    shares[Number(hour)] = ((1 - banded) * weight) / total;
  }
  return shares;
}
