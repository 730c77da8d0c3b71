import type { LinePerson, LinesData } from '../../../../models/rostering/lines/data.ts';
import { rules } from '../../../models/rostering/lines/instances.ts';

/** Two weeks of three shifts for people with a five-day week, late shifts limited, whose wishes disagree. */
export function team(people: number): LinesData {
  const days = 14;
  return {
    days,
    weekends: [
      [5, 6],
      [12, 13],
    ],
    shifts: [
      { name: 'early', minutes: 480, barredNextDay: [] },
      { name: 'late', minutes: 480, barredNextDay: [0] },
      { name: 'night', minutes: 600, barredNextDay: [0, 1] },
    ],
    people: Array.from({ length: people }, (_, p): LinePerson => ({
      name: `person ${p}`,
      rules: rules({
        minimumMinutes: 3000,
        maximumMinutes: 4800,
        maximumConsecutiveShifts: 5,
        minimumConsecutiveShifts: 2,
        minimumConsecutiveDaysOff: 2,
        maximumWeekends: 1,
        counts: [
          { shifts: [2], most: 3 },
          { shifts: [1], most: 4 },
        ],
      }),
      daysOff: [p % days],
      costs: Float64Array.from({ length: days * 4 }, (_, k) => ((k * (p + 3)) % 11 === 0 ? 2 : 0)),
    })),
    cover: Array.from({ length: days * 3 }, (_, k) => ({
      day: Math.floor(k / 3),
      shifts: [k % 3],
      required: Math.ceil((people * (3 - (k % 3))) / 9),
      shortageCost: 100,
      excessCost: 1,
    })),
  };
}
