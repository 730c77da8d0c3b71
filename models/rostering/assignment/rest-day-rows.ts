import type { ModelBuilder } from '../../linear/builder.ts';
import type { Term } from '../../linear/model.ts';
import type { AssignmentColumns, RestDayColumn } from './columns.ts';
import type { AssignmentData, DemandedShift } from './data.ts';

/** Cost of an hour on a rest day, twice that of overtime: members with days of the contract to spare work before. */
const REST_DAY_HOUR_COST = 20;

/** Adds a column for each shift that finds enough days of its week before it to be work on a rest day. */
export function addRestDays(
  builder: ModelBuilder,
  { restDayWork, shifts, weekOfDay }: AssignmentData,
  works: readonly ReadonlyMap<number, number>[],
): Map<number, RestDayColumn>[] {
  return works.map((own, p) => {
    const found = new Map<number, RestDayColumn>();
    if (restDayWork === undefined) return found;
    const counted = [...own.keys()].filter((shift) => isContractDay(shifts[shift]));
    for (const shift of counted) {
      const { day, workMinutes } = shifts[shift];
      const earlier = counted.filter(
        (one) => shifts[one].day < day && weekOfDay[shifts[one].day] === weekOfDay[day],
      );
      const days = new Set(earlier.map((one) => shifts[one].day)).size;
      if (days < restDayWork.afterDaysPerWeek) continue;
      const column = builder.addColumn({
        name: `rest-day[${p},${shift}]`,
        upper: 1,
        cost: (REST_DAY_HOUR_COST * workMinutes) / 60,
        integer: true,
      });
      found.set(shift, { column, earlier, after: restDayWork.afterDaysPerWeek });
    }
    return found;
  });
}

/** A shift is work on a rest day only where it is worked, and all days of the contract before it. */
export function restDay(builder: ModelBuilder, _: AssignmentData, columns: AssignmentColumns): void {
  columns.restDay.forEach((ofMember, p) => {
    for (const [shift, { column, earlier, after }] of ofMember) {
      const works = columns.works[p];
      builder.addRow({
        name: `rest-day[${p},${shift}]`,
        upper: 0,
        terms: [
          [column, 1],
          [works.get(shift)!, -1],
        ],
      });
      builder.addRow({
        name: `rest-day[after,${p},${shift}]`,
        upper: 0,
        terms: [[column, after], ...earlier.map((one): Term => [works.get(one)!, -1])],
      });
    }
  });
}

/** Days of the contract's week, holidays aside, and its minutes: both without those of rest days. */
export function contractWeek(builder: ModelBuilder, data: AssignmentData, columns: AssignmentColumns): void {
  const { restDayWork, shifts, weekOfDay } = data;
  if (restDayWork === undefined) return;
  columns.works.forEach((works, p) => {
    for (const week of new Set(weekOfDay)) {
      const inWeek = ([shift]: readonly [number, unknown]): boolean => weekOfDay[shifts[shift].day] === week;
      const own = [...works].filter(inWeek);
      const restDays = [...columns.restDay[p]].filter(inWeek);
      if (own.length === 0) continue;
      builder.addRow({
        name: `contract-week[days,${p},${week}]`,
        upper: restDayWork.afterDaysPerWeek,
        terms: [
          ...own.filter(([shift]) => isContractDay(shifts[shift])).map(([, column]): Term => [column, 1]),
          ...restDays.map(([, { column }]): Term => [column, -1]),
        ],
      });
      builder.addRow({
        name: `contract-week[minutes,${p},${week}]`,
        upper: restDayWork.maximumMinutesPerWeek,
        terms: [
          ...own.map(([shift, column]): Term => [column, shifts[shift].workMinutes]),
          ...restDays.map(([shift, { column }]): Term => [column, -shifts[shift].workMinutes]),
        ],
      });
    }
  });
}

/** Minutes of a member's shifts of one week, without those of rest days. */
export function contractMinutes(
  { shifts, restDayWork }: Pick<AssignmentData, 'shifts' | 'restDayWork'>,
  ofWeek: readonly number[],
): number {
  let days = 0;
  let minutes = 0;
  for (const shift of [...ofWeek].sort((a, b) => shifts[a].start - shifts[b].start)) {
    if (isContractDay(shifts[shift])) days++;
    const isRestDay = isContractDay(shifts[shift]) && days > (restDayWork?.afterDaysPerWeek ?? Infinity);
    if (!isRestDay) minutes += shifts[shift].workMinutes;
  }
  return minutes;
}

function isContractDay({ standardMinutes }: DemandedShift): boolean {
  return standardMinutes > 0;
}
