import { DateTime } from 'luxon';
import { weekOfDay } from '../../domain/grid.ts';
import type { CoveringInput } from '../covering-data.ts';
import type { ShiftCandidate } from '../shifts.ts';
import type { LineJudge } from './line-judge.ts';
import type { DayChange, Move, MoveKind } from './move.ts';
import { PREFERENCE_MINUTES } from './person-price.ts';
import type { PersonPrice } from './person-price.ts';
import type { PlacedShift } from './placed-shift.ts';
import type { PublishedLine } from './published-lines.ts';
import type { StaffedLines } from './staffed-lines.ts';

const MILLISECONDS_PER_DAY = 24 * 60 * 60_000;
/** First halves of pairs that are looked into. */
const MOST_FIRST_HALVES = 12;

export interface MoveSettings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** First interval in which a shift may start anew. */
  readonly firstInterval: number;
  readonly changeMinutes: number;
}

/** A change of one person as it is first looked at, before it is known to be legal. */
interface Proposal {
  readonly line: number;
  readonly isExtra: boolean;
  readonly changes: readonly DayChange[];
  readonly worthMinutes: number;
  readonly favourMinutes: number;
  readonly overtimeMinutes: number;
}

/** Finds the changes of one or two person-dates that are worth most, and legal. */
export class MoveFinder {
  private readonly input: CoveringInput;
  private readonly lines: readonly PublishedLine[];
  private readonly state: StaffedLines;
  private readonly settings: MoveSettings;
  private readonly judge: LineJudge;
  private readonly price: PersonPrice;
  private readonly weeks: Int32Array;
  /** The date of `now`. */
  private readonly today: string;

  constructor(
    input: CoveringInput,
    lines: readonly PublishedLine[],
    state: StaffedLines,
    judge: LineJudge,
    price: PersonPrice,
    settings: MoveSettings,
  ) {
    this.input = input;
    this.lines = lines;
    this.state = state;
    this.settings = settings;
    this.judge = judge;
    this.price = price;
    this.weeks = weekOfDay(input.grid);
    this.today = DateTime.fromMillis(settings.now, { zone: input.grid.timeZone }).toISODate()!;
  }

  /** The best move of each kind with at most so many changes: of one person, or of two where `halves` is two. */
  best(halves: 1 | 2, mostChanges: number): Partial<Record<MoveKind, Move>> {
    const proposals = this.proposals();
    if (halves === 1) return this.bestOf(proposals, mostChanges, 0);
    const best: Partial<Record<MoveKind, Move>> = {};
    for (const first of this.firstHalves(proposals)) {
      this.state.apply(first.changes);
      const [{ day }] = first.changes;
      const seconds = this.proposals([day]).filter(({ line }) => line !== first.line);
      const found = this.bestOf(
        seconds,
        mostChanges - first.changes.length,
        Math.max(0, -first.worthMinutes),
      );
      this.state.undo(first.changes);
      for (const [kind, second] of Object.entries(found) as [MoveKind, Move][]) {
        const pair = this.joined(first, second, kind);
        if (pair.worthMinutes > 0 && valueOf(pair) > valueOf(best[pair.kind])) best[pair.kind] = pair;
      }
    }
    return best;
  }

  private joined(first: Proposal, second: Move, kind: MoveKind): Move {
    const overtimeMinutes = first.overtimeMinutes + second.overtimeMinutes;
    return {
      kind: overtimeMinutes > 0 ? 'overtime' : kind,
      changes: [...first.changes, ...second.changes],
      worthMinutes: first.worthMinutes + second.worthMinutes,
      favourMinutes: first.favourMinutes + second.favourMinutes,
      overtimeMinutes,
    };
  }

  /** Moves to other times of the day that close most, whatever they open: somebody else may close that. */
  private firstHalves(proposals: readonly Proposal[]): Proposal[] {
    const closes = ({ line, changes: [{ before, after }] }: Proposal): number =>
      this.worthOf(line, before, after).closed;
    return proposals
      .filter(({ changes: [{ before, after }] }) => before !== undefined && after !== undefined)
      .map((proposal) => ({ proposal, closed: closes(proposal) }))
      .sort((a, b) => b.closed - a.closed)
      .slice(0, 4 * MOST_FIRST_HALVES)
      .flatMap(({ proposal }) => this.legal(proposal) ?? [])
      .slice(0, MOST_FIRST_HALVES);
  }

  /** The best legal proposal of each kind that is worth more than a floor. */
  private bestOf(
    proposals: readonly Proposal[],
    mostChanges: number,
    floorMinutes: number,
  ): Partial<Record<MoveKind, Move>> {
    const best: Partial<Record<MoveKind, Move>> = {};
    const ordered = proposals
      .filter(({ changes, worthMinutes }) => changes.length <= mostChanges && worthMinutes > floorMinutes)
      .sort((a, b) => valueOf(b) - valueOf(a));
    for (const proposal of ordered) {
      const kinds: MoveKind[] = proposal.isExtra ? ['extra-shift', 'overtime'] : ['swap', 'overtime'];
      if (kinds.every((kind) => valueOf(proposal) <= valueOf(best[kind]))) continue;
      const judged = this.legal(proposal);
      if (judged === undefined || judged.worthMinutes <= floorMinutes) continue;
      const kind = judged.overtimeMinutes > 0 ? 'overtime' : kinds[0];
      if (valueOf(judged) > valueOf(best[kind])) best[kind] = { ...judged, kind };
    }
    return best;
  }

  /** The proposal with what it costs in broken preferences and overtime; undefined when the person may not work so. */
  private legal(proposal: Proposal): Proposal | undefined {
    const { line, changes } = proposal;
    const before = inOrder(this.state.days[line]);
    if (before.length === 0 && !this.hasRoomInClass(this.lines[line].person.contract)) return undefined;
    const days = new Map(this.state.days[line]);
    for (const { day, after } of changes) {
      if (after === undefined) days.delete(day);
      else days.set(day, after);
    }
    const judged = this.judge.judge(line, before, inOrder(days));
    if (judged === undefined) return undefined;
    return {
      ...proposal,
      worthMinutes: proposal.worthMinutes - PREFERENCE_MINUTES * Math.max(0, judged.discomfort),
      overtimeMinutes: judged.overtimeMinutes,
    };
  }

  private hasRoomInClass({ id, maximumPeople = Infinity }: { id: string; maximumPeople?: number }): boolean {
    const working = this.lines.filter(
      ({ person }, line) => person.contract.id === id && this.state.days[line].size > 0,
    );
    return working.length < maximumPeople;
  }

  /** Every change of one person that closes something, on some days or all. */
  private proposals(onDays?: readonly number[]): Proposal[] {
    const { candidates, groups } = this.input;
    const placed = new Map<string, PlacedShift>();
    const starts = this.startsAllowed();
    return this.lines.flatMap(({ group }, line) => {
      const dutyClass = this.state.classOf[line];
      const closing = runningSum(this.state.gain[dutyClass]);
      return groups[group].shifts.flatMap((index) => {
        const candidate = candidates[index];
        const { day, start, end } = candidate;
        if (start < this.settings.firstInterval || (onDays !== undefined && !onDays.includes(day))) return [];
        if (starts !== undefined && !starts.has(this.clockMinute(candidate))) return [];
        if (this.minutes(closing[end] - closing[start]) <= this.costOn(day)) return [];
        const key = `${dutyClass} ${index}`;
        const after = placed.get(key) ?? this.state.place(line, candidate);
        placed.set(key, after);
        return this.proposalsFor(line, day, after);
      });
    });
  }

  private proposalsFor(line: number, day: number, after: PlacedShift): Proposal[] {
    const before = this.state.days[line].get(day);
    if (!this.judge.mayWork(line, after.candidate) || (before !== undefined && !this.mayChange(before)))
      return [];
    const { closed, opened } = this.worthOf(line, before, after);
    const burden = this.price.burdenMinutes(line, after.candidate, this.state.shiftsOf(line));
    const worthMinutes = closed - opened - this.costOn(day) - burden;
    const change: DayChange = { line, day, before, after };
    const own = this.priced({
      line,
      isExtra: before === undefined,
      changes: [change],
      worthMinutes,
      favourMinutes: 0,
      overtimeMinutes: 0,
    });
    if (before !== undefined) return [own];
    const moved = [...this.state.days[line]].flatMap(([other, shift]): Proposal[] => {
      if (this.weeks[other] !== this.weeks[day] || !this.mayChange(shift)) return [];
      const lost = this.worthOf(line, shift, undefined).opened + this.costOn(other);
      const off = { line, day: other, before: shift, after: undefined };
      return [
        this.priced({
          ...own,
          isExtra: false,
          changes: [off, change],
          worthMinutes: worthMinutes - lost,
        }),
      ];
    });
    return [own, ...moved];
  }

  /** A proposal with what it asks of wishes taken off, and what it grants of them set down. */
  private priced(proposal: Proposal): Proposal {
    const minutes = this.price.wishMinutes(proposal.changes);
    return {
      ...proposal,
      worthMinutes: proposal.worthMinutes - Math.max(0, minutes),
      favourMinutes: Math.max(0, -minutes),
    };
  }

  /** Missing agent-minutes, weighed, that a change of somebody's shift closes and opens. */
  private worthOf(
    line: number,
    before: PlacedShift | undefined,
    after: PlacedShift | undefined,
  ): { closed: number; opened: number } {
    const dutyClass = this.state.classOf[line];
    const was = new Set(before?.duty);
    let closed = 0;
    for (const t of after?.duty ?? []) if (!was.delete(t)) closed += this.state.gain[dutyClass][t];
    let opened = 0;
    for (const t of was) opened += this.state.loss[dutyClass][t];
    return { closed: this.minutes(closed), opened: this.minutes(opened) };
  }

  private mayChange({ candidate, pinned }: PlacedShift): boolean {
    return !pinned && candidate.start >= this.settings.firstInterval;
  }

  /** What a change on a day has to close at least: more the nearer the day is. */
  private costOn(day: number): number {
    const { days } = this.input.grid;
    const ahead = (Date.parse(days[day].date) - Date.parse(this.today)) / MILLISECONDS_PER_DAY;
    return this.settings.changeMinutes * (1 + 1 / (1 + Math.max(0, ahead)));
  }

  /** Times of day at which shifts may start: those in use, where no further one is allowed; undefined for any. */
  private startsAllowed(): ReadonlySet<number> | undefined {
    const most = this.input.request.maximumDistinctStarts;
    if (most === undefined) return undefined;
    const used = this.state.days.flatMap((days) => [...days.values()].map(({ candidate }) => candidate));
    const starts = new Set(used.map((candidate) => this.clockMinute(candidate)));
    return starts.size < most ? undefined : starts;
  }

  private clockMinute({ start }: ShiftCandidate): number {
    return this.input.grid.clockMinute[start];
  }

  private minutes(agentIntervals: number): number {
    return agentIntervals * this.input.grid.intervalMinutes;
  }
}

/** What moves of equal kinds are ordered by; a wish that is granted makes none worth while that is not without it. */
function valueOf(move: Pick<Move, 'worthMinutes' | 'favourMinutes'> | undefined): number {
  return move === undefined ? -Infinity : move.worthMinutes + move.favourMinutes;
}

function inOrder(days: ReadonlyMap<number, PlacedShift>): PlacedShift[] {
  return [...days].sort(([one], [other]) => one - other).map(([, shift]) => shift);
}

/** [k] the sum of the first k values. */
function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, k) => (sums[k + 1] = sums[k] + value));
  return sums;
}
