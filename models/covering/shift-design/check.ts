import type { ShiftDesignData } from './data.ts';
import type { ShiftDesign } from './decode.ts';

export interface ShiftDesignReport {
  /** One sentence per breach; empty for a design that can be worked. */
  readonly errors: readonly string[];
  /** Persons missing and too many, over all slots. */
  readonly shortage: number;
  readonly excess: number;
  readonly shifts: number;
  readonly cost: number;
}

/** Judges a design from the data alone, counting people slot by slot round the week. */
export function checkShiftDesign(data: ShiftDesignData, design: ShiftDesign): ShiftDesignReport {
  const errors: string[] = [];
  const present = data.demand.map(() => 0);
  if (design.length !== data.shifts.length) errors.push(`${design.length} shifts of ${data.shifts.length}`);
  design.forEach((byDay, shift) => {
    if (byDay.length !== data.days) errors.push(`shift ${shift} has ${byDay.length} days of ${data.days}`);
    byDay.forEach((people, day) => {
      if (!Number.isInteger(people) || people < 0)
        errors.push(`${people} people on shift ${shift}, day ${day}`);
      const { start, length } = data.shifts[shift];
      for (let slot = 0; slot < length; slot++) {
        present[(day * data.slotsPerDay + start + slot) % present.length] += people;
      }
    });
  });
  const shortage = present.reduce(
    (total, people, slot) => total + Math.max(0, data.demand[slot] - people),
    0,
  );
  const excess = present.reduce((total, people, slot) => total + Math.max(0, people - data.demand[slot]), 0);
  const shifts = design.filter((byDay) => byDay.some((people) => people > 0)).length;
  const { costs } = data;
  const cost = costs.shortage * shortage + costs.excess * excess + costs.shift * shifts;
  return { errors, shortage, excess, shifts, cost };
}
