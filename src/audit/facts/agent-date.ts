import type { Agent } from '../../domain/agent.ts';
import type { ClockDay } from './clock.ts';
import type { Facts, PersonFacts } from './facts.ts';
import type { ShiftFacts } from './shift.ts';
import { overlaps } from './span.ts';

export interface AgentDate {
  readonly who: PersonFacts;
  readonly day: ClockDay;
}

/** Each agent of the request with each date of the horizon for which `concerns` holds. */
export function agentDates(
  { people, clock }: Pick<Facts, 'people' | 'clock'>,
  concerns: (agent: Agent, date: string) => boolean,
): AgentDate[] {
  return people.flatMap((who) => {
    const { agent } = who;
    if (agent === undefined) return [];
    return clock.days.filter((day) => concerns(agent, day.date)).map((day) => ({ who, day }));
  });
}

/** A shift of the person of which some part falls on the date, from midnight to midnight. */
export function shiftOnDate({ shifts }: PersonFacts, day: ClockDay): ShiftFacts | undefined {
  return shifts.find((shift) => overlaps(shift, day));
}
