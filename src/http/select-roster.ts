import type { Replan } from '../domain/replan.ts';
import type { Roster } from '../domain/roster.ts';

export interface RosterSelection {
  /** Agent ids; everybody when left out. */
  readonly agents?: readonly string[] | undefined;
  /** First and last date, both included, YYYY-MM-DD on the shop's clock. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The part of a roster that concerns some people and dates. The certificate stays that of the whole, and so
 * do the counts of what a replan changed. A shift belongs to the date it starts on, an interval and a gap likewise.
 */
export function selectRoster(roster: Roster, { agents, from, to }: RosterSelection): Roster {
  const person = (id: string): boolean => agents === undefined || agents.includes(id);
  const date = (text: string): boolean => {
    const day = text.slice(0, 'YYYY-MM-DD'.length);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  };
  const { replan } = roster;
  return {
    ...roster,
    ...(replan === undefined ? {} : { replan: selectReplan(replan, person, date) }),
    people: roster.people
      .filter(({ id }) => person(id))
      .map((one) => ({ ...one, assignments: one.assignments.filter((shift) => date(shift.date)) })),
    coverage: {
      queues: roster.coverage.queues.filter(({ start }) => date(start)),
      team: roster.coverage.team.filter(({ start }) => date(start)),
    },
    float: roster.float
      .filter((list) => date(list.date))
      .map((list) => ({ ...list, people: list.people.filter((one) => person(one.person)) }))
      .filter((list) => list.people.length > 0),
    fairness: roster.fairness.map((one) => ({
      ...one,
      people: one.people.filter((share) => person(share.person)),
    })),
    violations: roster.violations.filter(
      (one) => (one.person === undefined || person(one.person)) && (one.date === undefined || date(one.date)),
    ),
    gaps: roster.gaps.filter(({ start }) => date(start)),
  };
}

function selectReplan(
  replan: Replan,
  person: (id: string) => boolean,
  date: (text: string) => boolean,
): Replan {
  const { changes, actions } = replan;
  return {
    ...replan,
    changes: { ...changes, changes: changes.changes.filter((one) => person(one.agent) && date(one.date)) },
    actions: actions.filter(({ gap }) => date(gap.start)),
  };
}
