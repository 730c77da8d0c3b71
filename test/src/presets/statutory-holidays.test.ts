import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { chinaStatutoryHolidays } from '../../../src/presets/statutory-holidays.ts';

/** Read by hand from the decree and from the arrangements of the State Council for 2025 and 2026. */
const PUBLISHED = {
  2025: [
    '01-01 New Year',
    '01-28 Spring Festival, the eve',
    '01-29 Spring Festival',
    '01-30 Spring Festival',
    '01-31 Spring Festival',
    '04-04 Qingming',
    '05-01 Labour Day',
    '05-02 Labour Day',
    '05-31 Dragon Boat',
    '10-01 National Day',
    '10-02 National Day',
    '10-03 National Day',
    '10-06 Mid-Autumn',
  ],
  2026: [
    '01-01 New Year',
    '02-16 Spring Festival, the eve',
    '02-17 Spring Festival',
    '02-18 Spring Festival',
    '02-19 Spring Festival',
    '04-05 Qingming',
    '05-01 Labour Day',
    '05-02 Labour Day',
    '06-19 Dragon Boat',
    '09-25 Mid-Autumn',
    '10-01 National Day',
    '10-02 National Day',
    '10-03 National Day',
  ],
};

describe('the statutory holidays of China', () => {
  it.each([2025, 2026] as const)('of %i are the 13 published ones', (year) => {
    const published = PUBLISHED[year].map((line) => `${year}-${line.slice(0, 5)}`);
    expect(chinaStatutoryHolidays(year)).toEqual(published);
  });

  it.each([2025, 2026])('of %i are days off that nobody makes up for', (year) => {
    for (const date of chinaStatutoryHolidays(year)!) {
      expect(chineseDays.isHoliday(date)).toBe(true);
      expect(chineseDays.isInLieu(date)).toBe(false);
    }
  });

  it('are not guessed for years without a published arrangement, nor for those before the decree', () => {
    expect(chinaStatutoryHolidays(2024)).toBeUndefined();
    expect(chinaStatutoryHolidays(2099)).toBeUndefined();
  });
});
