/** Data of the shift design problem, see `formulation.md`. Slots, days and shifts are indices from 0. */
export interface ShiftDesignData {
  readonly slotsPerDay: number;
  readonly days: number;
  /** People asked for in each slot of the week, `days · slotsPerDay` of them; the week repeats. */
  readonly demand: readonly number[];
  /** Each start and length once. */
  readonly shifts: readonly ShiftKind[];
  readonly costs: ShiftDesignCosts;
}

export interface ShiftKind {
  /** Slots from midnight. */
  readonly start: number;
  /** Slots; a shift may end after midnight and the last one of the week in its first day. */
  readonly length: number;
}

export interface ShiftDesignCosts {
  /** Per person missing and slot. */
  readonly shortage: number;
  /** Per person too many and slot. */
  readonly excess: number;
  /** Per shift that is used, on however many days. */
  readonly shift: number;
}

/** The slots of the week in which people of this shift and day are at work. */
export function slotsOf(data: ShiftDesignData, day: number, shift: ShiftKind): number[] {
  const first = day * data.slotsPerDay + shift.start;
  return Array.from({ length: shift.length }, (_, slot) => (first + slot) % data.demand.length);
}

/**
 * The greatest number of which all costs are multiples, and so the cost of every design.
 * @returns 0 if the costs are not whole numbers, or all zero
 */
export function costStep({ shortage, excess, shift }: ShiftDesignCosts): number {
  if (![shortage, excess, shift].every(Number.isInteger)) return 0;
  const divisor = (left: number, right: number): number =>
    right === 0 ? left : divisor(right, left % right);
  return divisor(divisor(shortage, excess), shift);
}
