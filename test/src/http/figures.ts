/** Values by name and labels, labels in the order of the alphabet. */
export type Figures = ReadonlyMap<string, number>;

/** Reads the text format of Prometheus. */
export function readFigures(text: string): Figures {
  const figures = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (match === null) continue;
    const [, name, labels, value] = match;
    const sorted = labels === undefined ? '' : `{${labels.split(',').sort().join(',')}}`;
    figures.set(name + sorted, Number(value));
  }
  return figures;
}
