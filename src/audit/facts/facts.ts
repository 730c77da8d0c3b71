import { hasAuthority } from '../../domain/agent.ts';
import type { Agent, Authority } from '../../domain/agent.ts';
import { momentMilliseconds } from '../../domain/grid.ts';
import type { History } from '../../domain/history.ts';
import type { ResolvedRequest } from '../../domain/resolved-request.ts';
import type { Assignment, RosterPerson, UnprovenRoster } from '../../domain/roster.ts';
import type { ContractClass, ShiftTemplate } from '../../domain/shift.ts';
import type { Skill } from '../../domain/skill.ts';
import { layClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { guardedStreams } from './guard.ts';
import type { GuardedStream } from './guard.ts';
import { shiftFacts } from './shift.ts';
import type { ShiftFacts } from './shift.ts';

export interface PersonFacts {
  readonly person: RosterPerson;
  /** The agent of the request with this id; undefined in a hiring plan. */
  readonly agent: Agent | undefined;
  /** As the request states them; as the roster does in a hiring plan. */
  readonly skills: readonly Skill[];
  readonly authority: Authority;
  readonly contract: ContractClass | undefined;
  /** What the request says of the time before the horizon. */
  readonly history: History | undefined;
  /** When the last shift before the horizon ends, milliseconds since the epoch. */
  readonly lastShiftEnd: number | undefined;
  /** By start; without those that cannot be read. */
  readonly shifts: readonly ShiftFacts[];
  /** Assignments with times that cannot be read or run backwards. */
  readonly unreadable: readonly Assignment[];
}

/** What the audit knows: the request, the roster, and its own reading of both. */
export interface Facts {
  readonly request: ResolvedRequest;
  readonly roster: UnprovenRoster;
  readonly clock: Clock;
  readonly streams: readonly GuardedStream[];
  readonly people: readonly PersonFacts[];
  readonly templates: ReadonlyMap<string, ShiftTemplate>;
  /** Paid minutes of a date above which work is overtime. */
  readonly standardMinutesPerDay: number;
}

/** What a request says of time, whatever the roster. */
export type Calendar = Pick<Facts, 'clock' | 'streams'>;

/** Lays out the horizon and the live streams of a request. */
export function layCalendar(request: ResolvedRequest): Calendar {
  return { clock: layClock(request), streams: guardedStreams(request) };
}

/**
 * Reads a request and a roster anew, from the times people are given and nothing else.
 * @param calendar from `layCalendar` of the same request
 * @param readShift reads an assignment as `shiftFacts` does; several audits may remember what it read
 */
export function gatherFacts(
  request: ResolvedRequest,
  roster: UnprovenRoster,
  calendar: Calendar = layCalendar(request),
  readShift = (assignment: Assignment): ShiftFacts | undefined => shiftFacts(assignment, calendar.clock),
): Facts {
  const agents = new Map(
    request.staff.kind === 'team' ? request.staff.agents.map((agent) => [agent.id, agent]) : [],
  );
  const contracts = new Map(request.contractClasses.map((contract) => [contract.id, contract]));
  const people = roster.people.map((person): PersonFacts => {
    const agent = agents.get(person.id);
    const { skills, authority, contractClass } = agent ?? person;
    const shifts: ShiftFacts[] = [];
    const unreadable: Assignment[] = [];
    for (const assignment of person.assignments) {
      const shift = readShift(assignment);
      if (shift === undefined) unreadable.push(assignment);
      else shifts.push(shift);
    }
    shifts.sort((a, b) => a.start - b.start);
    const history = agent?.history;
    const lastShiftEnd =
      history?.lastShiftEnd === undefined
        ? undefined
        : momentMilliseconds(history.lastShiftEnd, request.shop.timeZone);
    const contract = contracts.get(contractClass);
    return { person, agent, skills, authority, contract, history, lastShiftEnd, shifts, unreadable };
  });
  return {
    request,
    roster,
    ...calendar,
    people,
    templates: new Map(request.templates.map((template) => [template.id, template])),
    standardMinutesPerDay: request.rules['minutes-per-day'].limit,
  };
}

/** A shift with the person who works it. */
export interface WorkedShift {
  readonly who: PersonFacts;
  readonly shift: ShiftFacts;
}

/** Every shift of every person that can be read. */
export function workedShifts(facts: Pick<Facts, 'people'>): WorkedShift[] {
  return facts.people.flatMap((who) => who.shifts.map((shift) => ({ who, shift })));
}

/** Whether the request names anybody who may act where `needed` is asked; never so in a hiring plan. */
export function namesAuthority({ request }: Pick<Facts, 'request'>, needed: Authority): boolean {
  const { staff } = request;
  return staff.kind === 'team' && staff.agents.some((agent) => hasAuthority(agent.authority, needed));
}
