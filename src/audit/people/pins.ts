import type { Pin } from '../../domain/agent.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { shiftOnDate } from '../facts/agent-date.ts';
import type { ClockDay } from '../facts/clock.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { matchesPin } from '../facts/pin.ts';

/**
 * Every pinned shift of the horizon is there as given, and nothing of a shift falls on a date pinned off. Agents missing
 * from the roster are named by `roster-shape`.
 */
export function pins({ people, clock }: Facts): Examination {
  const cases = people.flatMap((who) =>
    (who.agent?.pins ?? []).flatMap((pin) => {
      const day = clock.days.find((one) => one.date === pin.date);
      return day === undefined ? [] : [{ who, pin, day }];
    }),
  );
  return examineEach(cases, ({ who, pin, day }) => {
    const detail = pinError(who, pin, day);
    return detail === undefined ? undefined : { person: who.person.id, date: pin.date, detail };
  });
}

function pinError(who: PersonFacts, pin: Pin, day: ClockDay): string | undefined {
  if (pin.kind === 'off') return shiftOnDate(who, day) ? `is pinned off on ${pin.date} but works` : undefined;
  if (who.shifts.some((shift) => matchesPin(shift, pin))) return undefined;
  return `the pinned shift of ${pin.lengthMinutes} minutes from ${pin.start} is missing`;
}
