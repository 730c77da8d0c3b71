import type { FloatList } from '../domain/float.ts';
import { needInWords } from '../domain/skill.ts';
import { textTable } from './text-table.ts';

/** At most so many lists; the roster has them all. */
const LISTS_SHOWN = 6;

/** Who stands by, in the order in which they are called; empty where nobody does. */
export function floatTable(lists: readonly FloatList[]): string[] {
  if (lists.length === 0) return [];
  const rest = lists.length - LISTS_SHOWN;
  const lines = textTable(
    [
      { title: 'Date', align: 'left' },
      { title: 'Band', align: 'left' },
      { title: 'Skill', align: 'left' },
      { title: 'Called in this order', align: 'left' },
    ],
    lists
      .slice(0, LISTS_SHOWN)
      .map(({ date, band, people, ...need }) => [
        date,
        band,
        needInWords(need),
        people
          .map(({ order, person, spans }) => `${order} ${person} ${spans.map(span).join(', ')}`)
          .join('; '),
      ]),
  );
  return [
    '',
    `Stand-by (${lists.length})`,
    ...[...lines, ...(rest > 0 ? [`… and ${rest} more`] : [])].map((line) => `  ${line}`),
  ];
}

function span({ start, end }: { readonly start: string; readonly end: string }): string {
  const time = (text: string): string => text.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:mm'.length);
  return `${time(start)}–${time(end)}`;
}
