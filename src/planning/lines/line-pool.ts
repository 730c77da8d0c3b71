import type { ProposedLine } from '../../../models/rostering/lines/build.ts';
import type { Line } from '../../../models/rostering/lines/data.ts';
import type { LinesPart } from './part.ts';

/** Lines that were worth finding, of every person of the whole; the latest are kept. */
export class LinePool {
  private readonly linesOf: readonly Map<string, Line>[];
  private readonly mostLines: number;

  /** @param mostLines kept of each person */
  constructor(people: number, mostLines: number) {
    this.linesOf = Array.from({ length: people }, () => new Map<string, Line>());
    this.mostLines = mostLines;
  }

  add(part: LinesPart, proposed: readonly ProposedLine[]): void {
    for (const { person, line } of proposed) {
      const lines = this.linesOf[part.people[person]];
      const key = line.join();
      lines.delete(key);
      lines.set(key, line);
      const [oldest] = lines.keys();
      if (lines.size > this.mostLines) lines.delete(oldest);
    }
  }

  /** The pool's lines for the people of a part, as far as the part leaves them open. */
  linesFor({ people, freeDays }: LinesPart): ProposedLine[] {
    return people.flatMap((global, person) => {
      const lines = [...this.linesOf[global].values()];
      const free = freeDays?.[person];
      const open =
        free === undefined
          ? lines
          : lines.filter((line) =>
              line.every((c, day) => c === free.line[day] || (free.from <= day && day < free.to)),
            );
      return open.map((line): ProposedLine => ({ person, line }));
    });
  }
}
