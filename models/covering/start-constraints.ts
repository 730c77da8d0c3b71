import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/** Somebody begins a shift only where its start is used; per group and day, which is tighter than one row for all. */
export function startUsed(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const { startLimit } = data;
  if (startLimit === undefined) return;
  data.groups.forEach((group, g) => {
    const rows = new Map<string, { used: Term; terms: Term[] }>();
    for (const [shift, column] of columns.shift[g]) {
      const { day } = data.shifts[shift];
      const name = `start-used[${group.name},${day},${startLimit.startOfShift[shift]}]`;
      const used: Term = [columns.startUsed.get(shift)!, -group.peopleOnDay[day]];
      const terms = rows.get(name)?.terms ?? [];
      rows.set(name, { used, terms: [...terms, [column, 1]] });
    }
    for (const [name, { used, terms }] of rows) builder.addRow({ name, upper: 0, terms: [...terms, used] });
  });
}

/** Pinned shifts can have more starts than are wanted: then theirs are all there are. */
export function distinctStarts(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const { startLimit } = data;
  if (startLimit === undefined) return;
  builder.addRow({
    name: 'distinct-starts[all]',
    upper: Math.max(startLimit.maximumStarts, pinnedStarts(data).size),
    terms: [...new Set(columns.startUsed.values())].map((column): Term => [column, 1]),
  });
}

/** Starts of pinned shifts. */
export function pinnedStarts({ groups, sharedPeople, startLimit }: CoveringData): Set<number> {
  const shifts = [...groups, ...sharedPeople].flatMap((one) => [...one.pinned.keys()]);
  return new Set(startLimit === undefined ? [] : shifts.map((shift) => startLimit.startOfShift[shift]));
}
