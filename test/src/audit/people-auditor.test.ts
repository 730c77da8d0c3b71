import { describe, expect, it } from 'vitest';
import { audit, auditorOfPeople } from '../../../src/audit/audit.ts';
import { STATEMENT_CHECKS, TEAM_CHECKS } from '../../../src/audit/checks.ts';
import { MUTATIONS } from './mutations/all.ts';

/** Mutations of what people do; a roster that is no roster of its request is not what is asked about. */
const OF_PEOPLE = MUTATIONS.filter(({ rule }) => !STATEMENT_CHECKS.has(rule));

describe('an audit of people apart from the team', () => {
  it.each(OF_PEOPLE.map((mutation) => [mutation.rule, mutation.what, mutation] as const))(
    '%s: %s',
    (_rule, _what, { build }) => {
      const { request, roster } = build();
      const whole = audit(request, roster).violations.filter(({ rule }) => !STATEMENT_CHECKS.has(rule));
      const auditor = auditorOfPeople(request);
      const ofTeam = whole.filter(({ rule }) => TEAM_CHECKS.has(rule));
      const ofPersons = whole.filter(({ rule }) => !TEAM_CHECKS.has(rule));
      expect(auditor.team(roster)).toEqual(ofTeam);
      expect(ofPersons.filter(({ person }) => person === undefined)).toEqual([]);
      // Person by person, each alone, the same is found as in the whole team.
      const alone = roster.people.flatMap((person) => auditor.persons({ ...roster, people: [person] }));
      const inOrder = (found: typeof alone): string[] => found.map((one) => JSON.stringify(one)).sort();
      expect(inOrder(alone)).toEqual(inOrder(ofPersons));
    },
  );
});
