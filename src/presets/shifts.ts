import type { ContractClass, ShiftTemplate } from '../domain/shift.ts';

export type ShiftPresetName = 'full-time-8h' | 'part-time-4-6h' | 'three-shifts';

const UNBOUNDED = { minimumMinutesPerWeek: 0, minimumPeople: 0, hiringCostPerPerson: 0, shiftLimits: [] };

/** Five days and 40 hours for full-time; part-time at most 24 hours a week (Labour Contract Law art. 68). */
export const CONTRACT_CLASSES: readonly ContractClass[] = [
  { id: 'full-time', maximumDaysPerWeek: 5, maximumMinutesPerWeek: 2400, costPerHour: 30, ...UNBOUNDED },
  { id: 'part-time', maximumDaysPerWeek: 6, maximumMinutesPerWeek: 1440, costPerHour: 26, ...UNBOUNDED },
];

/** Starts run over the whole day; those that would reach into closed hours are never offered. */
export const SHIFTS: Readonly<Record<ShiftPresetName, ShiftTemplate>> = {
  'full-time-8h': {
    id: 'full-time-8h',
    contractClasses: ['full-time'],
    start: { from: '06:00', to: '16:00', stepMinutes: 60 },
    lengthsMinutes: [540],
    mealBreak: {
      minutes: 60,
      paid: false,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 300,
      stepMinutes: 60,
    },
    rests: [],
    threeShifts: false,
  },
  'part-time-4-6h': {
    id: 'part-time-4-6h',
    contractClasses: ['part-time'],
    start: { from: '06:00', to: '20:00', stepMinutes: 60 },
    lengthsMinutes: [240, 300, 360],
    rests: [],
    threeShifts: false,
  },
  'three-shifts': {
    id: 'three-shifts',
    contractClasses: ['full-time'],
    start: { from: '00:00', to: '16:00', stepMinutes: 480 },
    lengthsMinutes: [480],
    mealBreak: {
      minutes: 30,
      paid: true,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 300,
      stepMinutes: 30,
    },
    rests: [],
    threeShifts: true,
  },
};
