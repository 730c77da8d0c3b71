import type { Figure } from './figure.ts';

/** Figures as aligned text, one line each, for reading. */
export function toTable(figures: readonly Figure[]): string {
  const lines = [
    ['case', 'value', 'unit', 'goal', ''],
    ...figures.map(({ case: name, value, unit, goal, met }) => [
      name,
      value === null ? 'none' : readable(value),
      unit,
      goal ?? '',
      met === null ? '' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function readable(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
