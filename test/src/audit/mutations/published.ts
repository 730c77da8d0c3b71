import type { UnprovenRoster } from '../../../../src/domain/roster.ts';
import { Published } from '../../../../src/domain/published.ts';
import { rules } from '../../../support/hand-request.ts';
import { handRoster } from '../../../support/hand-roster.ts';
import type { HandShift } from '../../../support/hand-roster.ts';
import { threeDays } from '../../../support/hand-shops.ts';
import type { HandShop } from '../../../support/hand-shops.ts';
import { agentIs, both, deed, lie, part, without } from './mutation.ts';
import type { Change, Mutation } from './mutation.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** The three days as published, with this shift of Monday left out of it or in the roster only. */
function published(
  { request, shifts, required }: HandShop,
  freezeUntil: string,
  isPublished: (shift: HandShift) => boolean = () => true,
): Published {
  const { people } = handRoster(request, shifts.filter(isPublished), required);
  return Published.parse({ freezeUntil, people: JSON.parse(JSON.stringify(people)) as unknown });
}

const [first] = threeDays().shifts.filter(({ date }) => date === MONDAY);
const isFirst = ({ person, date }: HandShift): boolean => person === first.person && date === MONDAY;

/** What was published comes with the request; `tells` is what the roster says of its changes. */
function replanned(freezeUntil: string, isPublished?: (shift: HandShift) => boolean): Change {
  return part({ published: published(threeDays(), freezeUntil, isPublished) });
}

type Stated = NonNullable<UnprovenRoster['replan']>['changes']['changes'][number];

/** A roster that names these changes. */
function telling(mutation: Mutation, ...changes: Pick<Stated, 'agent' | 'date' | 'kind'>[]): Mutation {
  const build = (): ReturnType<Mutation['build']> => {
    const { request, roster } = mutation.build();
    const stated = changes.map((one): Stated => ({ ...one, before: null, after: null, minutes: 0 }));
    const diff = { firstDay: MONDAY, lastDay: MONDAY, kept: 0, moved: 0, added: 0, removed: 0 };
    const replan = {
      plan: null,
      now: `${MONDAY}T00:00:00+08:00`,
      freezeUntil: `${MONDAY}T00:00:00+08:00`,
      absentShifts: 0,
      changesBeyondAbsences: 0,
      changes: { ...diff, otherTemplate: 0, people: 0, minutes: 0, changes: stated },
      actions: [],
    };
    return { request, roster: { ...roster, replan } };
  };
  return { ...mutation, build };
}

const thaw = `${TUESDAY}T00:00`;
const change = { agent: first.person, date: MONDAY };

export const PUBLISHED_MUTATIONS: readonly Mutation[] = [
  telling(
    deed(
      'published-roster',
      'a frozen shift that is missing',
      threeDays,
      both(replanned(thaw), without(first.person, MONDAY)),
      'supervisor-on-duty',
    ),
    { ...change, kind: 'removed' },
  ),
  telling(
    deed(
      'published-roster',
      'a new shift while all is frozen',
      threeDays,
      replanned(thaw, (one) => !isFirst(one)),
    ),
    { ...change, kind: 'added' },
  ),
  telling(deed('declared-changes', 'a change that is made up', threeDays, replanned(MONDAY + 'T00:00')), {
    ...change,
    kind: 'moved',
  }),
  deed(
    'declared-changes',
    'an added shift kept quiet',
    threeDays,
    replanned(MONDAY + 'T00:00', (one) => !isFirst(one)),
  ),
  lie('declared-changes', 'changes of nothing that was published', threeDays, (roster) => {
    const told = telling(deed('declared-changes', '', threeDays, {}), { ...change, kind: 'moved' });
    roster.replan = told.build().roster.replan;
  }),
];

/** The same without a breach: everything is kept, or the change is allowed and told. */
export const PUBLISHED_AND_KEPT: readonly Mutation[] = [
  telling(deed('', 'nothing changed', threeDays, replanned(thaw))),
  telling(
    deed(
      '',
      'frozen, but the person is away',
      threeDays,
      both(
        replanned(thaw),
        without(first.person, MONDAY),
        agentIs(first.person, { leave: [{ firstDay: MONDAY, lastDay: MONDAY }] }),
        part({ rules: rules({ overrides: { 'supervisor-on-duty': { level: 'off' } } }) }),
      ),
    ),
    { ...change, kind: 'removed' },
  ),
  telling(
    deed(
      '',
      'changed after the thaw, and told',
      threeDays,
      replanned(MONDAY + 'T00:00', (one) => !isFirst(one)),
    ),
    {
      ...change,
      kind: 'added',
    },
  ),
];
