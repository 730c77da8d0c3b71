import type { ModelBuilder } from '../../linear/builder.ts';
import { slotsOf, type ShiftDesignData, type ShiftKind } from './data.ts';

/** Where the variables of `formulation.md` are among the columns. */
export interface ShiftDesignColumns {
  /** [shift] */
  readonly open: readonly number[];
  /** [shift][day] */
  readonly people: readonly (readonly number[])[];
  /** [shift][day] the most people worth having. */
  readonly cap: readonly (readonly number[])[];
  /** [slot] */
  readonly short: readonly number[];
  /** [slot] */
  readonly over: readonly number[];
}

/** Adds the columns of `formulation.md` with their costs and bounds. */
export function addVariables(
  builder: ModelBuilder,
  data: ShiftDesignData,
  people: 'whole' | 'continuous',
): ShiftDesignColumns {
  const { shifts, demand, costs } = data;
  const days = Array.from({ length: data.days }, (_, day) => day);
  const cap = shifts.map((shift) => days.map((day) => worthwhilePeople(data, day, shift)));
  return {
    cap,
    open: shifts.map((shift) =>
      builder.addColumn({ name: `open[${label(shift)}]`, cost: costs.shift, upper: 1, integer: true }),
    ),
    people: shifts.map((shift, s) =>
      days.map((day) =>
        builder.addColumn({
          name: `people[${day},${label(shift)}]`,
          upper: cap[s][day],
          integer: people === 'whole',
        }),
      ),
    ),
    short: demand.map((upper, slot) =>
      builder.addColumn({ name: `short[${slot}]`, cost: costs.shortage, upper }),
    ),
    over: demand.map((_, slot) => builder.addColumn({ name: `over[${slot}]`, cost: costs.excess })),
  };
}

/** `cap` of `formulation.md`. */
function worthwhilePeople(data: ShiftDesignData, day: number, shift: ShiftKind): number {
  const demands = slotsOf(data, day, shift).map((slot) => data.demand[slot]);
  const { shortage, excess } = data.costs;
  if (shortage === 0) return 0;
  const slots = Math.ceil((shift.length * shortage) / (shortage + excess));
  return demands.sort((left, right) => left - right)[slots - 1];
}

/** A shift as its start and length in slots. */
export function label({ start, length }: ShiftKind): string {
  return `${start}+${length}`;
}
