import { describe, expect, it } from 'vitest';
import { contract, everyDay } from '../../support/hand-request.ts';
import type { HandShift } from '../../support/hand-roster.ts';
import { europeanWeek, restDays, threeDays, weekdates } from '../../support/hand-shops.ts';
import { broken, change, cn, eu } from './judged.ts';

describe('a limit may be reached, and not passed by a minute', () => {
  const week = europeanWeek();

  it('minutes-per-day and minutes-per-week', () => {
    expect(broken(threeDays(), cn({ 'minutes-per-day': { limit: 480 } }))).toEqual([]);
    expect(broken(threeDays(), cn({ 'minutes-per-week': { limit: 3 * 480 } }))).toEqual([]);
    expect(broken(threeDays(), cn({ 'minutes-per-week': { limit: 3 * 480 - 1 } }))).toEqual([
      'minutes-per-week',
    ]);
  });

  it('contract-minutes and contract-days', () => {
    const judge = (maximumMinutesPerWeek: number, maximumDaysPerWeek: number) =>
      broken(threeDays(), {
        contractClasses: [
          contract('full-time', { maximumMinutesPerWeek, maximumDaysPerWeek }),
          contract('part-time'),
        ],
      });
    expect(judge(3 * 480, 3)).toEqual([]);
    expect(judge(3 * 480 - 1, 2)).toEqual(['contract-minutes', 'contract-days']);
    const inHorizon = (maximumMinutesPerHorizon: number) =>
      broken(threeDays(), {
        contractClasses: [contract('full-time', { maximumMinutesPerHorizon }), contract('part-time')],
      });
    expect(inHorizon(3 * 480)).toEqual([]);
    expect(inHorizon(3 * 480 - 1)).toEqual(['contract-minutes']);
  });

  it('rest days: the days of the contract first, its minutes on them, and holidays for neither', () => {
    const judge = (
      maximumDaysPerWeek: number,
      maximumMinutesPerWeek: number,
      holidays: readonly string[] = [],
    ) => {
      const shop = restDays();
      const [fullTime, partTime] = shop.request.contractClasses;
      return broken(shop, {
        contractClasses: [{ ...fullTime, maximumDaysPerWeek, maximumMinutesPerWeek }, partTime],
        calendar: { ...shop.request.calendar, holidays: [...holidays] },
      });
    };
    expect(judge(2, 960)).toEqual([]);
    expect(judge(2, 959)).toEqual(['contract-minutes']);
    expect(judge(1, 960)).toEqual(['contract-days']);
    expect(judge(2, 1440, ['2026-11-23'])).toEqual([]);
    expect(judge(2, 1439, ['2026-11-23'])).toEqual(['contract-minutes']);
    const month = (limit: number) => broken(restDays(), cn({ 'overtime-per-month': { limit } }));
    expect(month(480)).toEqual([]);
    expect(month(479)).toEqual(['overtime-per-month']);
  });

  it('contract-minimum: three days of seven, a day of leave less for one, and nothing for who is idle', () => {
    const shop = threeDays();
    const classes = (fullTime: number, partTime: number) => ({
      contractClasses: [
        contract('full-time', { maximumMinutesPerWeek: 4000, minimumMinutesPerWeek: fullTime }),
        contract('part-time', { maximumMinutesPerWeek: 1440, minimumMinutesPerWeek: partTime }),
      ],
    });
    const judge = (fullTime: number, partTime: number) => broken(shop, classes(fullTime, partTime));
    expect(judge(0, 1120)).toEqual([]);
    expect(judge(0, 1123)).toEqual(['contract-minimum']);
    expect(judge(2400, 0)).toEqual([]);
    expect(judge(3360, 0)).toEqual([]);
    expect(judge(3363, 0)).toEqual(['contract-minimum']);
    // Bo, on leave on one of the three days, is owed 3/7 − 1/5 of a week.
    const oneDay = shop.shifts.filter((one) => one.person !== 'bo' || one.date === '2026-11-23');
    expect(broken(shop, classes(2100, 0), oneDay)).toEqual([]);
    expect(broken(shop, classes(2105, 0), oneDay)).toEqual(['contract-minimum']);
  });

  it('contract-people', () => {
    const judge = (bounds: object) =>
      broken(threeDays(), { contractClasses: [contract('full-time', bounds), contract('part-time')] });
    expect(judge({ minimumPeople: 5, maximumPeople: 5 })).toEqual([]);
    expect(judge({ minimumPeople: 6 })).toEqual(['contract-people']);
    expect(judge({ maximumPeople: 4 })).toEqual(['contract-people']);
  });

  it('overtime-per-day and overtime-per-month', () => {
    const long = { pieces: 'pre-sales 240, break 60, after-sales 300' };
    const nineHours = change(week, 'hao', long);
    const judge = (day: number, month: number) =>
      broken(
        week,
        eu({
          'overtime-per-day': { level: 'required', limit: day },
          'overtime-per-month': { level: 'preferred', limit: month },
        }),
        nineHours,
      );
    expect(judge(60, 5 * 60)).toEqual([]);
    expect(judge(59, 5 * 60)).toEqual(['overtime-per-day']);
    expect(judge(60, 5 * 60 - 1)).toEqual(['overtime-per-month']);
  });

  it('daily-rest', () => {
    expect(broken(week, eu({ 'daily-rest': { limit: 15 * 60 } }))).toEqual([]);
    expect(broken(week, eu({ 'daily-rest': { limit: 15 * 60 + 1 } }))).toEqual(['daily-rest']);
  });

  it('weekly-rest-hours: from Saturday 07:00 to Sunday midnight are 41 hours', () => {
    expect(broken(week, eu({ 'weekly-rest-hours': { limit: 41 * 60 } }))).toEqual([]);
    expect(broken(week, eu({ 'weekly-rest-hours': { limit: 41 * 60 + 1 } }))).toEqual(['weekly-rest-hours']);
  });

  it('weekly-rest-hours: the rest may lie at the beginning or between two shifts', () => {
    const only = (dates: string[]) => week.shifts.filter((one) => dates.includes(one.date));
    const limit = eu({ 'weekly-rest-hours': { limit: 3 * 1440 + 15 * 60 } });
    const [mon, tue, wed, thu, fri, sat, sun] = weekdates();
    const daily = [mon, tue, wed, thu, fri, sat, sun].map((date): HandShift => ({
      person: 'hao',
      date,
      start: '09:00',
      template: 'any',
      pieces: 'pre-sales 240, break 60, after-sales 240',
    }));
    expect(broken(week, limit, only([]))).toEqual([]);
    // Off from Tuesday 18:00 to Saturday 09:00, and from midnight to Thursday 18:00 less the shift: only one is enough.
    expect(broken(week, limit, [daily[0], daily[1], daily[5], daily[6]])).toEqual([]);
    expect(broken(week, limit, [daily[0], daily[1], daily[4], daily[5], daily[6]])).toEqual([
      'weekly-rest-hours',
    ]);
    expect(broken(week, limit, [daily[4], daily[5], daily[6]])).toEqual([]);
  });

  it('average-week', () => {
    expect(broken(week, eu({ 'average-week': { limit: 5 * 480 } }))).toEqual([]);
    expect(broken(week, eu({ 'average-week': { limit: 5 * 480 - 1 } }))).toEqual(['average-week']);
  });

  it('break-in-long-shift', () => {
    const straight = change(week, 'hao', { template: 'straight', pieces: 'pre-sales 420' });
    expect(broken(week, eu({ 'break-in-long-shift': { limit: 420 } }), straight)).toEqual([]);
    expect(broken(week, eu({ 'break-in-long-shift': { limit: 419 } }), straight)).toEqual([
      'break-in-long-shift',
    ]);
  });

  it('supervisor-on-duty: Lin comes at 09:00', () => {
    const shop = threeDays();
    const openFrom = (from: string) => ({
      shop: { ...shop.request.shop, openingHours: everyDay({ from, to: '23:00' }) },
    });
    expect(broken(shop, openFrom('08:30'))).toEqual([]);
    expect(broken(shop, openFrom('08:00'))).toEqual(['supervisor-on-duty']);
  });
});
