import type { ModelBuilder } from '../../linear/builder.ts';
import type { Term } from '../../linear/model.ts';
import { slotsOf, type ShiftDesignData } from './data.ts';
import { label, type ShiftDesignColumns } from './variables.ts';

/** One constraint family of `formulation.md`: adds its rows. */
type Family = (builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns) => void;

/** Every constraint family by the name `formulation.md` gives it. */
export const CONSTRAINT_FAMILIES: Readonly<Record<string, Family>> = {
  coverage,
  balance,
  opening,
  rise,
  fall,
};

function coverage(builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns): void {
  const atWork = workings(data).filter(({ shift, day }) =>
    slotsOf(data, day, data.shifts[shift]).includes(0),
  );
  builder.addRow({
    name: 'coverage[0]',
    lower: data.demand[0],
    upper: data.demand[0],
    terms: [
      ...atWork.map(({ shift, day }): Term => [columns.people[shift][day], 1]),
      [columns.short[0], 1],
      [columns.over[0], -1],
    ],
  });
}

function balance(builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns): void {
  const { begin, end } = steps(data);
  for (let slot = 1; slot < data.demand.length; slot++) {
    const growth = data.demand[slot] - data.demand[slot - 1];
    builder.addRow({
      name: `balance[${slot}]`,
      lower: growth,
      upper: growth,
      terms: [
        ...begin[slot].map(({ shift, day }): Term => [columns.people[shift][day], 1]),
        ...end[slot].map(({ shift, day }): Term => [columns.people[shift][day], -1]),
        [columns.short[slot], 1],
        [columns.over[slot], -1],
        [columns.short[slot - 1], -1],
        [columns.over[slot - 1], 1],
      ],
    });
  }
}

function opening(builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns): void {
  for (const { shift, day } of workings(data)) {
    builder.addRow({
      name: `opening[${day},${label(data.shifts[shift])}]`,
      upper: 0,
      terms: [
        [columns.people[shift][day], 1],
        [columns.open[shift], -columns.cap[shift][day]],
      ],
    });
  }
}

function rise(builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns): void {
  const { begin } = steps(data);
  data.demand.forEach((demand, slot) => {
    const before = previous(data, slot);
    const growth = demand - data.demand[before];
    if (growth <= 0) return;
    builder.addRow({
      name: `rise[${slot}]`,
      lower: growth,
      terms: [...openings(begin[slot], columns, growth), [columns.short[slot], 1], [columns.over[before], 1]],
    });
  });
}

function fall(builder: ModelBuilder, data: ShiftDesignData, columns: ShiftDesignColumns): void {
  const { end } = steps(data);
  data.demand.forEach((demand, slot) => {
    const before = previous(data, slot);
    const drop = data.demand[before] - demand;
    if (drop <= 0) return;
    builder.addRow({
      name: `fall[${slot}]`,
      lower: drop,
      terms: [...openings(end[slot], columns, drop), [columns.short[before], 1], [columns.over[slot], 1]],
    });
  });
}

interface Working {
  readonly shift: number;
  readonly day: number;
}

function workings(data: ShiftDesignData): Working[] {
  return data.shifts.flatMap((_, shift) =>
    Array.from({ length: data.days }, (_unused, day) => ({ shift, day })),
  );
}

/** B(t) and E(t) of `formulation.md`. */
function steps(data: ShiftDesignData): { begin: Working[][]; end: Working[][] } {
  const begin = data.demand.map((): Working[] => []);
  const end = data.demand.map((): Working[] => []);
  for (const working of workings(data)) {
    const { start, length } = data.shifts[working.shift];
    const first = working.day * data.slotsPerDay + start;
    begin[first % data.demand.length].push(working);
    end[(first + length) % data.demand.length].push(working);
  }
  return { begin, end };
}

/** Each shift that can take part in a step of this size, with what one opening of it contributes at most. */
function openings(working: readonly Working[], columns: ShiftDesignColumns, size: number): Term[] {
  const largest = new Map<number, number>();
  for (const { shift, day } of working) {
    largest.set(shift, Math.max(largest.get(shift) ?? 0, columns.cap[shift][day]));
  }
  return [...largest].map(([shift, cap]) => [columns.open[shift], Math.min(size, cap)]);
}

function previous(data: ShiftDesignData, slot: number): number {
  return (slot + data.demand.length - 1) % data.demand.length;
}
