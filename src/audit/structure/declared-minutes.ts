import { hasAuthority } from '../../domain/agent.ts';
import type { Assignment } from '../../domain/roster.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { isPinned } from '../facts/pin.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { overtimeMinutes, weekOvertime } from '../facts/overtime.ts';
import { restDayShifts } from '../facts/rest-day.ts';
import type { ShiftFacts } from '../facts/shift.ts';
import { minutesOf, overlaps } from '../facts/span.ts';

/**
 * What an assignment says of itself is true: its date is the one on which it starts, its paid minutes are its length
 * without unpaid breaks, its overtime is what lies above the standard of a day, that of the week what
 * lies within it and above the contract's week (or above the standard of the period where hours are averaged), it is work on a
 * rest day where the contract's days are used up, live duty means it overlaps a guard
 * period, its role is supervisor for people with authority and else what most of its minutes are spent on (any of those
 * that are equal), and it is pinned exactly when the request pins it.
 */
export function declaredMinutes(facts: Facts): Examination {
  const byPerson = new Map(facts.people.map((who) => [who, weekOvertime(who, facts)]));
  const onRestDays = new Map(facts.people.map((who) => [who, restDayShifts(who, facts)]));
  const ofWeek = (who: PersonFacts): ReadonlyMap<ShiftFacts, number> => byPerson.get(who)!;
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const { assignment } = shift;
    const truths: [string, boolean | number | string, readonly (boolean | number | string)[]][] = [
      ['date', assignment.date, [shift.startsAt.date]],
      ['paid minutes', assignment.workMinutes, [shift.workMinutes]],
      ['overtime minutes', assignment.overtimeMinutes, [overtimeMinutes(who, shift, facts)]],
      ['overtime minutes of the week', assignment.weekOvertimeMinutes ?? 0, [ofWeek(who).get(shift) ?? 0]],
      ['work on a rest day', assignment.restDay ?? false, [onRestDays.get(who)!.has(shift)]],
      ['live duty', assignment.liveDuty, [facts.streams.some(({ guard }) => overlaps(guard, shift))]],
      ['role', assignment.role, rolesOf(who, shift)],
      ['pinned', assignment.pinned, [isPinned({ who, shift })]],
    ];
    const lies = truths.filter(([, declared, found]) => !found.includes(declared));
    if (lies.length === 0) return undefined;
    const detail = lies
      .map(([what, declared, found]) => `says ${what} ${String(declared)}; found ${found.join(' or ')}`)
      .join('; ');
    return { person: who.person.id, date: shift.startsAt.date, detail };
  });
}

function rolesOf({ authority }: PersonFacts, { activities }: ShiftFacts): readonly Assignment['role'][] {
  if (hasAuthority(authority, 'supervisor')) return ['supervisor'];
  const kinds = ['serving', 'buffer', 'deferrable'] as const;
  const minutes = kinds.map((kind) =>
    activities.reduce((sum, activity) => sum + (activity.kind === kind ? minutesOf(activity) : 0), 0),
  );
  return kinds.filter((_, k) => minutes[k] === Math.max(...minutes));
}
