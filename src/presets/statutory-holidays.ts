import chineseDays from 'chinese-days';

/** Since the decree of 2024 there are 13 days; plans for the years before it are not made. */
const FIRST_YEAR = 2025;

/**
 * The 13 statutory holidays of China in one year (State Council Decree 795 of 2024): the dates that Labour Law art. 44 pays
 * at 300 %, without the weekends beside them and the days moved to make a longer break. Undefined for a year whose
 * arrangement the library does not hold.
 *
 * The library reads and writes dates on the clock of the process, and west of Greenwich its answers carry the date before;
 * what it says of a date it is given in words is right everywhere, so only that is used.
 */
export function chinaStatutoryHolidays(year: number): readonly string[] | undefined {
  if (year < FIRST_YEAR || !isHolidayName(nameOf(`${year}-01-01`))) return undefined;
  const dates = datesOfYear(year);
  const qingming = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
  return dates.filter(
    (date, k) =>
      FIXED.includes(date.slice(5)) ||
      LUNAR.includes(lunarOf(date)) ||
      lunarOf(dates[k + 1] ?? date) === NEW_YEAR ||
      chineseDays.getDayDetail(date).date === qingming,
  );
}

/** New Year, two days of May, three of October. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
const NEW_YEAR = '1/1';
/** The first three days of the lunar year, Dragon Boat and Mid-Autumn; the eve is the day before the first. */
const LUNAR = [NEW_YEAR, '1/2', '1/3', '5/5', '8/15'];

/** Month and day of the lunar calendar; a leap month repeats no festival and is marked. */
function lunarOf(date: string): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date);
  return `${isLeap ? 'leap ' : ''}${lunarMon}/${lunarDay}`;
}

/** The library names a day of an arrangement in English and Chinese with the number of statutory days, others by weekday. */
function isHolidayName(name: string): boolean {
  return name.includes(',');
}

function nameOf(date: string): string {
  return chineseDays.getDayDetail(date).name;
}

function datesOfYear(year: number): string[] {
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  return Array.from({ length: days }, (_, day) =>
    new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
  );
}
