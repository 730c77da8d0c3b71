import { ROSTER_SCHEMA } from '../../domain/roster.ts';
import type { ResolvedRequest, Staff } from '../../domain/resolved-request.ts';
import type { Examination, Finding } from '../check.ts';
import { abilitiesInWords } from '../facts/ability.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { readMoment } from '../facts/span.ts';

/**
 * The document is about this request, and its people are the people of the request. With a team: exactly its agents,
 * each once, with name, skills, class and authority unchanged; the approval of averaged hours is that of the class. In a hiring plan: agents without authority, each with
 * one of the skill sets and a known class, no more than can be hired overall. Every time can be read
 * and every stretch ends after its start; assignments that fail this are left out of all other checks.
 */
export function rosterShape(facts: Facts): Examination {
  const { request, people } = facts;
  const heading = headingErrors(facts);
  const crowd =
    request.staff.kind === 'team' ? missingAgents(request.staff, people) : tooMany(request, people);
  const findings: Finding[] = [...heading, ...crowd].map((detail) => ({ detail }));
  const seen = new Set<string>();
  for (const who of people) {
    const errors = [
      ...(seen.has(who.person.id) ? ['appears twice in the roster'] : []),
      ...(request.staff.kind === 'team' ? agentErrors(who) : hiredErrors(who, request, request.staff)),
      ...approvalErrors(who),
      ...who.unreadable.map(({ start, end }) => `has a shift with unreadable times, ${start} to ${end}`),
    ];
    seen.add(who.person.id);
    if (errors.length > 0) findings.push({ person: who.person.id, detail: errors.join('; ') });
  }
  return { examined: HEADING_FIELDS + crowdCases(request) + people.length, findings };
}

const HEADING_FIELDS = 6;

function headingErrors({ request, roster, clock }: Facts): string[] {
  const expected = [
    ['schema', roster.schema, ROSTER_SCHEMA],
    ['shop', roster.shop, request.shop.name],
    ['time zone', roster.timeZone, request.shop.timeZone],
    ['interval, minutes', roster.intervalMinutes, request.horizon.intervalMinutes],
    ['start', readMoment(roster.start)?.milliseconds, clock.start],
    ['end', readMoment(roster.end)?.milliseconds, clock.end],
  ] as const;
  return expected
    .filter(([, found, asked]) => found !== asked)
    .map(([field, found, asked]) => `the roster says ${field} ${found}; the request means ${asked}`);
}

/** Agents that must be there, or the limit that must hold. */
function crowdCases({ staff }: ResolvedRequest): number {
  return staff.kind === 'team' ? staff.agents.length : 1;
}

function missingAgents(staff: Extract<Staff, { kind: 'team' }>, people: readonly PersonFacts[]): string[] {
  const listed = new Set(people.map((who) => who.person.id));
  return staff.agents
    .filter((agent) => !listed.has(agent.id))
    .map((agent) => `${agent.id} is missing from the roster`);
}

function tooMany({ staff }: ResolvedRequest, people: readonly PersonFacts[]): string[] {
  if (staff.kind === 'team' || people.length <= staff.maximumPeople) return [];
  return [`${people.length} people hired; at most ${staff.maximumPeople} can be`];
}

function agentErrors({ person, agent }: PersonFacts): string[] {
  if (agent === undefined) return ['is not an agent of the request'];
  const fields = [
    ['name', person.name, agent.name],
    ['skills', abilitiesInWords(person.skills), abilitiesInWords(agent.skills)],
    ['contractClass', person.contractClass, agent.contractClass],
    ['authority', person.authority, agent.authority],
  ] as const;
  return fields
    .filter(([, found, asked]) => found !== asked)
    .map(([field, found, asked]) => `has ${field} ${found}; the request says ${asked}`);
}

function approvalErrors({ person, contract }: PersonFacts): string[] {
  const approval = contract?.comprehensiveHours?.approvalRef;
  if (person.approvalRef === approval) return [];
  return [`has approval ${person.approvalRef ?? 'none'}; the request says ${approval ?? 'none'}`];
}

function hiredErrors(
  { person, contract }: PersonFacts,
  { contractClasses }: ResolvedRequest,
  { skillSets }: Extract<Staff, { kind: 'hiring' }>,
): string[] {
  const skills = abilitiesInWords(person.skills);
  const known = skillSets.some((set) => abilitiesInWords(set) === skills);
  const classes = contractClasses.map((one) => one.id).join(', ');
  return [
    ...(known ? [] : [`has skills ${skills}, which are no skill set of the request`]),
    ...(contract ? [] : [`has class ${person.contractClass}; the request knows ${classes}`]),
    ...(person.authority === 'agent' ? [] : [`has authority ${person.authority}; hired people have none`]),
  ];
}
