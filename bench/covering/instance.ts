import type { ShiftDesignData, ShiftKind } from '../../models/covering/shift-design/data.ts';

/**
 * Reads an instance of the public set by Musliu, Schaerf & Slany (MiniZinc data). Costs are in minutes: missing and
 * superfluous people by the length of a slot, each distinct shift by its weight.
 */
export function parseShiftDesign(text: string): ShiftDesignData {
  const slotMinutes = number(text, 'interval');
  const days = number(text, 'days');
  const demand = numbers(text, 'demand');
  const shortest = numbers(text, 'minLength');
  const longest = numbers(text, 'maxLength');
  const latest = numbers(text, 'maxStart');
  const shifts = new Map<string, ShiftKind>();
  numbers(text, 'minStart').forEach((earliest, type) => {
    for (let start = earliest; start <= latest[type]; start++) {
      for (let length = shortest[type]; length <= longest[type]; length++) {
        shifts.set(`${start}+${length}`, { start, length });
      }
    }
  });
  return {
    days,
    slotsPerDay: demand.length / days,
    demand,
    shifts: [...shifts.values()],
    costs: {
      shortage: slotMinutes * number(text, 'weightUnderCover'),
      excess: slotMinutes * number(text, 'weightOverCover'),
      shift: number(text, 'weightShiftInstances'),
    },
  };
}

function number(text: string, name: string): number {
  return Number(field(text, name));
}

function numbers(text: string, name: string): number[] {
  return field(text, name).replace(/[[\]]/g, '').split(',').map(Number);
}

function field(text: string, name: string): string {
  const value = new RegExp(`^\\s*${name}\\s*=\\s*([^;]*);`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`The instance has no "${name}"`);
  return value.trim();
}
