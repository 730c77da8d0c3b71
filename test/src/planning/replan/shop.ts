import { expectSound, planned } from '../plan/planned.ts';
import type { Planned } from '../plan/planned.ts';

export const [monday, tuesday, wednesday] = ['2026-11-23', '2026-11-24', '2026-11-25'];

/** The shift from nine to five, with other fields. */
export function wholeDay(change: object = {}): object {
  return {
    id: 'day',
    contractClasses: ['full-time'],
    start: { from: '09:00', to: '09:00', stepMinutes: 60 },
    lengthsMinutes: [480],
    ...change,
  };
}

/** One agent needed from nine to five on three days; whole days are the only shifts unless others are given. */
export function shop({
  contract = {},
  agents = 3,
  wishes = [],
  rules = {},
  firstDay = monday,
  templates = [wholeDay()],
}: Partial<Changed> = {}): object {
  return {
    shop: { tier: 'new', openingHours: { from: '09:00', to: '17:00' } },
    horizon: { firstDay, days: 3, intervalMinutes: 60 },
    forecast: [{ kind: 'daily', queue: 'chat', contactsPerDay: [9, 9, 9] }],
    capacity: { buffer: { share: 0, minimum: 0, liveExtraAgents: 0 } },
    rules: { pack: 'none', overrides: rules },
    objective: { timeLimitSeconds: 20 },
    shifts: {
      contractClasses: [
        { id: 'full-time', maximumDaysPerWeek: 5, maximumMinutesPerWeek: 2700, costPerHour: 30, ...contract },
      ],
      templates,
    },
    team: {
      agents: Array.from({ length: agents }, (_, k) => ({
        id: `a${k + 1}`,
        name: `Agent ${k + 1}`,
        skills: ['chat'],
        ...wishes[k],
      })),
    },
  };
}

type Doing = 'serving' | 'buffer';

export const shift = (date: string, kind: Doing = 'serving'): object => {
  const span = { start: `${date}T09:00`, end: `${date}T17:00` };
  return { ...span, activities: [{ ...span, kind, ...(kind === 'serving' ? { queue: 'chat' } : {}) }] };
};

export const person = (id: string, ...assignments: object[]): object => ({ id, assignments });
export const away = (agent: string, date: string): object => ({ agent, firstDay: date, lastDay: date });

export interface Changed {
  readonly people: object[];
  readonly absences?: object[];
  readonly contract?: object;
  readonly agents?: number;
  readonly freezeUntil?: string;
  readonly maximumChanges?: number;
  readonly changeMinutes?: number;
  /** Further fields of the agents, in their order. */
  readonly wishes?: readonly object[];
  readonly rules?: object;
  readonly firstDay?: string;
  readonly templates?: readonly object[];
}

export async function changed({
  contract,
  agents,
  wishes,
  rules,
  firstDay,
  templates,
  ...published
}: Changed): Promise<Planned> {
  const found = await planned({
    ...shop({ contract, agents, wishes, rules, firstDay, templates }),
    published,
  });
  expectSound(found);
  return found;
}

/** What was done, by whom and for how long, and what changed. */
export function told({ roster: { replan } }: Planned): { did: unknown[]; changes: string[]; beyond: number } {
  return {
    did: replan!.actions.map(({ did, people, agentMinutes }) => [did, people.join(), agentMinutes]),
    changes: replan!.changes.changes.map(({ agent, date, kind }) => `${agent} ${date} ${kind}`),
    beyond: replan!.changesBeyondAbsences,
  };
}
