import { hasAuthority } from '../../domain/agent.ts';
import type { PartnerWish } from '../../domain/preferences.ts';
import type { Rule } from '../../domain/rules.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Facts, PersonFacts } from '../facts/facts.ts';
import { minutesOf } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/**
 * Whoever would like to work with somebody is on shift at the same time as one of those named for `limit` minutes or more, or for
 * all of the shorter of the two shifts. A case is a wish and a date on which the agent starts a shift, and one of those named does.
 */
export function partnerWanted({ people }: Facts, rule: Rule): Examination {
  const cases = people.flatMap((who) =>
    (who.agent?.preferences.partners ?? []).flatMap((wish) => {
      const partners = people.filter((other) => other !== who && isMeant(wish, other));
      const dates = new Set(partners.flatMap(({ shifts }) => shifts.map(({ startsAt }) => startsAt.date)));
      return who.shifts
        .filter(({ startsAt }) => dates.has(startsAt.date))
        .map((shift) => ({ who, wish, shift, partners }));
    }),
  );
  return examineEach(cases, ({ who, wish, shift, partners }) => {
    const isKept = partners.some(({ shifts }) =>
      shifts.some((other) => isTogether(shift, other, rule.limit)),
    );
    if (isKept) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `would like to work with ${words(wish)}, who is on duty on ${shift.startsAt.date}, but not at the same time for ${rule.limit} minutes`,
    };
  });
}

function isTogether(one: Span, other: Span, limit: number): boolean {
  const start = Math.max(one.start, other.start);
  const minutes = minutesOf({ start, end: Math.max(start, Math.min(one.end, other.end)) });
  return minutes >= Math.min(limit, minutesOf(one), minutesOf(other));
}

function isMeant({ agents, authority }: PartnerWish, { person, authority: held }: PersonFacts): boolean {
  return agents?.includes(person.id) ?? (authority !== undefined && hasAuthority(held, authority));
}

function words({ agents = [], authority }: PartnerWish): string {
  return authority === undefined ? agents.join(' or ') : `a ${authority}`;
}
