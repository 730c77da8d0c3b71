import type { FieldError } from '../../domain/problem.ts';

/** An error for every id that appears a second time in a list. */
export function duplicateIds(ids: readonly string[], pathOf: (index: number) => string): FieldError[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: pathOf(index), message: `“${id}” appears twice; each must be unique` }]
      : [],
  );
}

/** An error for every name that is not among the known ones. */
export function unknownNames(
  names: readonly string[],
  known: readonly string[],
  kind: string,
  pathOf: (index: number) => string,
): FieldError[] {
  return names.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [{ path: pathOf(index), message: `no ${kind} “${name}”; the request has ${quoted(known)}` }],
  );
}

/** “a”, “b” and “c”. */
export function quoted(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const marked = names.slice(0, 12).map((name) => `“${name}”`);
  if (names.length > 12) marked.push(`${names.length - 12} more`);
  return marked.length === 1 ? marked[0] : `${marked.slice(0, -1).join(', ')} and ${marked.at(-1)}`;
}
