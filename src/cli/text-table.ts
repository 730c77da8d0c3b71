import { printable } from './terminal.ts';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Rows of cells under titles as lines of aligned text. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index]))));
  return cells.map((row) =>
    columns
      .map(({ align }, index) => {
        const space = ' '.repeat(widths[index] - displayWidth(row[index]));
        return align === 'left' ? row[index] + space : space + row[index];
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Columns a terminal needs for a text: Chinese characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => {
    if (/\p{Mn}|\p{Cf}/u.test(character)) return width;
    return width + (WIDE.test(character) ? 2 : 1);
  }, 0);
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
