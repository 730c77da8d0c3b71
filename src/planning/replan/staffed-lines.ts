import { MissingAgents } from '../../../models/rostering/missing-agents.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { dutyClasses, dutyNeeds } from './duty-needs.ts';
import type { DayChange } from './move.ts';
import { cheapestBegins, placeShift } from './placed-shift.ts';
import type { PlacedShift } from './placed-shift.ts';
import { publishedBegins } from './published-lines.ts';
import type { PublishedLine } from './published-lines.ts';

/** A shift with the begins of its breaks as far as they were published. */
interface OpenBreaks {
  readonly line: number;
  readonly day: number;
  readonly known: readonly (number | undefined)[];
}

/** Everybody's shifts while they change, and what one more or fewer person on duty is worth where. */
export class StaffedLines {
  /** [line] day → shift. */
  readonly days: readonly Map<number, PlacedShift>[];
  /** [line] index of the class of people who count alike. */
  readonly classOf: readonly number[];
  /** [class][interval] what one more on duty closes, weighed, and what one fewer opens. */
  readonly gain: readonly Float64Array[];
  readonly loss: readonly Float64Array[];
  private readonly missing: MissingAgents;
  private readonly guard: Uint8Array;

  /** Starts with what was published, less what falls away, with pins put in. */
  constructor(input: CoveringInput, lines: readonly PublishedLine[]) {
    const { classes, classOf } = dutyClasses(
      input,
      lines.map(({ person }) => person),
    );
    this.classOf = classOf;
    this.guard = input.calendars.guard;
    this.missing = new MissingAgents(dutyNeeds(input), classes);
    this.days = lines.map(() => new Map<number, PlacedShift>());
    this.gain = classes.map(() => new Float64Array(input.grid.count));
    this.loss = classes.map(() => new Float64Array(input.grid.count));
    this.refresh([...input.grid.dayOf.keys()]);
    const open = lines.flatMap((line, l) => this.start(input, line, l));
    // Whoever came first was placed when most people were still to come.
    for (const one of open) this.placeAnew(one);
  }

  /** The shifts of a line, ascending by day. */
  shiftsOf(line: number): ShiftCandidate[] {
    return [...this.days[line]].sort(([one], [other]) => one - other).map(([, { candidate }]) => candidate);
  }

  /** A shift for a line with its breaks where they cost least. */
  place(line: number, candidate: ShiftCandidate): PlacedShift {
    const gain = this.gain[this.classOf[line]];
    return placeShift(
      candidate,
      cheapestBegins(candidate, (t) => gain[t], this.guard),
      false,
    );
  }

  /** Makes changes; each states what is there before. */
  apply(changes: readonly DayChange[]): void {
    for (const { line, day, before, after } of changes) {
      const dutyClass = this.classOf[line];
      for (const t of before?.duty ?? []) this.missing.change(dutyClass, t, -1);
      for (const t of after?.duty ?? []) this.missing.change(dutyClass, t, 1);
      if (after === undefined) this.days[line].delete(day);
      else this.days[line].set(day, after);
      this.refresh([...(before?.duty ?? []), ...(after?.duty ?? [])]);
    }
  }

  /** Takes changes back. */
  undo(changes: readonly DayChange[]): void {
    this.apply(
      changes.toReversed().map((change) => ({ ...change, before: change.after, after: change.before })),
    );
  }

  /** Puts in what is left of a line; returns the shifts of which some breaks are not known. */
  private start(input: CoveringInput, line: PublishedLine, l: number): OpenBreaks[] {
    const open: OpenBreaks[] = [];
    const days = new Set([...line.published.keys(), ...line.pinned.keys()]);
    for (const day of [...days].sort((a, b) => a - b)) {
      const published = line.published.get(day);
      const pinned = line.pinned.get(day);
      const isGone = line.absentDays.has(day) || line.daysOff.has(day);
      const candidate = pinned ?? (isGone ? undefined : published?.candidate);
      if (candidate === undefined) continue;
      const isAsPublished = published !== undefined && isSameTime(published.candidate, candidate);
      const known = isAsPublished ? publishedBegins({ ...published, candidate }, input) : [];
      const cheapest = this.place(l, candidate).begins;
      const begins = cheapest.map((begin, k) => known[k] ?? begin);
      this.apply([
        { line: l, day, before: undefined, after: placeShift(candidate, begins, pinned !== undefined) },
      ]);
      if (begins.some((_, k) => known[k] === undefined)) open.push({ line: l, day, known });
    }
    return open;
  }

  /** Places the breaks of a shift that are not known again, now that everybody else is there. */
  private placeAnew({ line, day, known }: OpenBreaks): void {
    const before = this.days[line].get(day)!;
    const { candidate, pinned } = before;
    this.apply([{ line, day, before, after: undefined }]);
    const begins = this.place(line, candidate).begins.map((begin, k) => known[k] ?? begin);
    this.apply([{ line, day, before: undefined, after: placeShift(candidate, begins, pinned) }]);
  }

  private refresh(intervals: readonly number[]): void {
    this.gain.forEach((gain, dutyClass) => {
      for (const t of intervals) {
        gain[t] = this.missing.relief(dutyClass, t, 1);
        this.loss[dutyClass][t] = -this.missing.relief(dutyClass, t, -1);
      }
    });
  }
}

function isSameTime(one: ShiftCandidate, other: ShiftCandidate): boolean {
  return one.start === other.start && one.end === other.end;
}
