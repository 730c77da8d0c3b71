import { BUFFER } from '../../../models/rostering/activities.ts';
import { auditorOfPeople } from '../../audit/audit.ts';
import type { PeopleAuditor } from '../../audit/audit.ts';
import type { UnprovenRoster } from '../../domain/roster.ts';
import { RULE_NAMES } from '../../domain/rules.ts';
import type { RuleName } from '../../domain/rules.ts';
import { assemblePeople } from '../assemble.ts';
import type { CoveringInput } from '../covering-data.ts';
import { costOf } from '../pay.ts';
import { rosterHead } from '../roster-head.ts';
import type { ShiftCandidate } from '../shifts.ts';
import { LineLimits } from './line-limits.ts';
import type { PlacedShift } from './placed-shift.ts';
import type { PublishedLine } from './published-lines.ts';

/** Rules whose price is that of the wish, not the same for each breach. */
const WISHES: readonly RuleName[] = ['day-off-wanted', 'shift-wanted', 'shift-unwanted'];

/** What a change of one person’s shifts means for the person. */
export interface Judged {
  /** Minutes of overtime and of work on rest days more than before. */
  readonly overtimeMinutes: number;
  /** Weight of the preferred rules broken, more than before; of wishes see `PersonPrice`. */
  readonly discomfort: number;
}

/** What the audit finds of one person’s shifts. */
interface Found {
  /** Breaches of each required rule that is broken. */
  readonly required: ReadonlyMap<string, number>;
  readonly weight: number;
  readonly overtimeMinutes: number;
}

/**
 * Judges changes of one person’s shifts: first by the limits of planning, which are quick, then by the audit of the person, which
 * knows every rule.
 */
export class LineJudge {
  private readonly input: CoveringInput;
  private readonly lines: readonly PublishedLine[];
  private readonly limits: readonly LineLimits[];
  private readonly auditor: PeopleAuditor;
  private readonly empty: UnprovenRoster;
  private readonly known = new Map<string, Found>();

  constructor(input: CoveringInput, lines: readonly PublishedLine[]) {
    const { request, grid, candidates, groups } = input;
    const open = groups.map(({ shifts }) => new Set(shifts.map((shift) => candidates[shift])));
    this.input = input;
    this.lines = lines;
    this.limits = lines.map(
      ({ person, group }) => new LineLimits(request, grid, person, (shift) => open[group].has(shift)),
    );
    this.auditor = auditorOfPeople(request);
    this.empty = {
      ...rosterHead(request, grid),
      people: [],
      coverage: { queues: [], team: [] },
      float: [],
      cost: costOf(request, []),
      fairness: [],
      gaps: [],
      warnings: [],
    };
  }

  /** Whether the person of a line may work a shift, whatever else they work. */
  mayWork(line: number, shift: ShiftCandidate): boolean {
    return this.limits[line].mayWork(shift);
  }

  /**
   * What it means that a line has other shifts than before, each list ascending by start; undefined when it breaks any limit or
   * required rule more than before.
   */
  judge(line: number, before: readonly PlacedShift[], after: readonly PlacedShift[]): Judged | undefined {
    const limits = this.limits[line];
    const breached = limits.breaches(before.map(({ candidate }) => candidate));
    const shifts = after.map(({ candidate }) => candidate);
    if (!limits.isNoWorse(shifts, breached)) return undefined;
    const [was, is] = [this.find(line, before), this.find(line, after)];
    const isWorse = [...is.required].some(([rule, breaches]) => breaches > (was.required.get(rule) ?? 0));
    if (isWorse) return undefined;
    return {
      overtimeMinutes: is.overtimeMinutes - was.overtimeMinutes,
      discomfort: is.weight - was.weight,
    };
  }

  private find(line: number, shifts: readonly PlacedShift[]): Found {
    const key = `${line}: ${shifts.map(({ candidate: { template, start, end }, begins }) => `${template.id} ${start} ${end} ${begins.join()}`).join(' ')}`;
    const known = this.known.get(key) ?? this.audit(line, shifts);
    this.known.set(key, known);
    return known;
  }

  private audit(line: number, shifts: readonly PlacedShift[]): Found {
    const { request, grid, calendars } = this.input;
    const { person, group } = this.lines[line];
    const people = assemblePeople(
      request,
      grid,
      calendars,
      [{ person, group, shifts: shifts.map(({ candidate, pinned }) => ({ candidate, pinned })) }],
      [shifts.map(({ begins }) => begins)],
      // Nobody asks here who serves what.
      {
        doing: [new Int8Array(grid.count).fill(BUFFER)],
        serving: [],
        deferred: [],
        onDuty: new Int32Array(grid.count),
      },
    );
    const violations = this.auditor.persons({ ...this.empty, people });
    const preferred = violations.filter(({ level }) => level === 'preferred');
    const required = new Map<string, number>();
    for (const { rule, level } of violations)
      if (level === 'required') required.set(rule, (required.get(rule) ?? 0) + 1);
    return {
      required,
      weight: preferred.reduce((sum, { rule }) => {
        const name = RULE_NAMES.find((one) => one === rule);
        return sum + (name === undefined || WISHES.includes(name) ? 0 : request.rules[name].weight);
      }, 0),
      overtimeMinutes: people[0].assignments.reduce(
        (sum, { overtimeMinutes, weekOvertimeMinutes = 0, restDay, workMinutes }) =>
          sum + (restDay ? workMinutes : overtimeMinutes + weekOvertimeMinutes),
        0,
      ),
    };
  }
}
