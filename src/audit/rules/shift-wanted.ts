import { isAboutDate } from '../../domain/preferences.ts';
import type { WantedShift } from '../../domain/preferences.ts';
import { isOfKind } from '../../domain/shift-kind.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { ClockDay } from '../facts/clock.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';

/**
 * A wish with dates is kept on each date on which such a shift starts; one without on each date on which all that is worked is
 * such a shift. A case is a wish and a date: of those it names, or of those it is about on which the agent works.
 */
export function shiftWanted({ people, clock }: Facts): Examination {
  const cases = people.flatMap((who) =>
    (who.agent?.preferences.shiftsWanted ?? []).flatMap((wish) =>
      clock.days.filter((day) => isLookedAt(who, wish, day)).map((day) => ({ who, wish, day })),
    ),
  );
  return examineEach(cases, ({ who, wish, day }) => {
    const worked = shiftsFrom(who, day);
    const fits = worked.filter(({ assignment, startsAt }) =>
      isOfKind(wish, assignment.template, startsAt.minute),
    );
    if (worked.length > 0 && fits.length === worked.length) return undefined;
    const instead = worked.map(({ assignment }) => assignment.template).join(' and ');
    return {
      person: who.person.id,
      date: day.date,
      detail: `would like ${words(wish)} on ${day.date} but ${instead === '' ? 'does not work' : `works another, ${instead}`}`,
    };
  });
}

function isLookedAt(who: PersonFacts, wish: WantedShift, day: ClockDay): boolean {
  if (!isAboutDate(wish, day.date, day.weekday)) return false;
  return wish.dates !== undefined || shiftsFrom(who, day).length > 0;
}

function shiftsFrom({ shifts }: PersonFacts, { date }: ClockDay): PersonFacts['shifts'] {
  return shifts.filter(({ startsAt }) => startsAt.date === date);
}

function words({ templates, startFrom, startTo }: WantedShift): string {
  const of = templates === undefined ? '' : ` of ${templates.join(' or ')}`;
  const from = startFrom === undefined ? '' : ` from ${startFrom} on`;
  const to = startTo === undefined ? '' : ` by ${startTo}`;
  return `a shift${of}${from || to ? ' that starts' : ''}${from}${to}`;
}
