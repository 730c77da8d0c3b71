import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import { WEEKDAYS } from '../../src/domain/time.ts';
import { Draws } from '../staffing/draws.ts';

/** A team of an agency and how long its roster may take. */
export interface ShopSize {
  readonly agents: number;
  readonly days: number;
  readonly timeLimitSeconds: number;
  /** Contacts of an ordinary day for each agent of the team, set so that nearly all of the team are needed. */
  readonly contactsPerAgentDay: number;
}

const FIRST_DAY = '2026-11-02';
const SKILLS = ['pre-sales', 'order-handling', 'after-sales'] as const;
/** Share of the day’s contacts by skill. */
const CONTACT_SHARE: Readonly<Record<(typeof SKILLS)[number], number>> = {
  'pre-sales': 0.5,
  'order-handling': 0.25,
  'after-sales': 0.25,
};
const WEEKDAY_FACTOR = [0.95, 0.95, 1, 1, 1.1, 1.2, 1.15];

/**
 * A live-commerce agency for some weeks in quarter-hours: three queues, a live stream on three evenings a week, the guide’s
 * bands and buffer, pack `cn`, full-time people and a fifth part-time ones of whom some work evenings only, leave, and days
 * off that everybody wishes for.
 */
export function shopRequest(size: ShopSize, seed: number): PlanRequestInput {
  const { agents, days, timeLimitSeconds, contactsPerAgentDay } = size;
  const draws = new Draws(seed, agents);
  const contactsPerDay = Array.from({ length: days }, (_, day) =>
    Math.round(agents * contactsPerAgentDay * WEEKDAY_FACTOR[day % 7] * draws.between(0.95, 1.05)),
  );
  return {
    shop: { name: `agency of ${agents}`, tier: 'ka', openingHours: { from: '09:00', to: '24:00' } },
    horizon: { firstDay: FIRST_DAY, days, intervalMinutes: 15 },
    queues: SKILLS.map((skill) => ({
      id: skill,
      skill,
      channel: 'douyin',
      handling: {
        kind: 'chat',
        agentSecondsPerReply: 12,
        customerSecondsPerMessage: 40,
        repliesPerChat: 6,
        concurrency: 4,
        patienceSeconds: 150,
      },
    })),
    forecast: SKILLS.map((skill) => ({
      kind: 'daily',
      queue: skill,
      contactsPerDay: contactsPerDay.map((contacts) => Math.round(contacts * CONTACT_SHARE[skill])),
    })),
    calendar: { liveStreams: liveStreams(days, agents) },
    targets: { bands: 'guide' },
    capacity: { absenceRate: 0.03, buffer: 'guide-everyday' },
    team: { agents: Array.from({ length: agents }, (_, index) => agent(index, days, draws)) },
    objective: { timeLimitSeconds, relativeGap: 0.01, seed },
  };
}

type LiveStream = NonNullable<NonNullable<PlanRequestInput['calendar']>['liveStreams']>[number];

function liveStreams(days: number, agents: number): LiveStream[] {
  return Array.from({ length: days }, (_, day) => day)
    .filter((day) => [1, 3, 5].includes(day % 7))
    .map((day) => ({
      id: `stream ${day + 1}`,
      start: `${dateOf(day)}T20:00`,
      end: `${dateOf(day)}T22:00`,
      uplift: { kind: 'factor', factor: 1.3 },
      extraAgents: Math.max(2, Math.round(agents / 50)),
      queues: ['pre-sales'],
    }));
}

type Agent = NonNullable<PlanRequestInput['team']>['agents'][number];

function agent(index: number, days: number, draws: Draws): Agent {
  const isPartTime = index % 5 === 4;
  const wanted = [draws.whole(0, days - 1), draws.whole(0, days - 1)];
  const leave = draws.whole(0, days - 1);
  return {
    id: `a${index + 1}`,
    name: `Agent ${index + 1}`,
    skills: skillsOf(draws),
    contractClass: isPartTime ? 'part-time' : 'full-time',
    authority: index % 50 === 0 ? 'shop-manager' : index % 10 === 1 ? 'supervisor' : 'agent',
    ...(isPartTime && draws.happens(0.3) ? { availability: [evenings] } : {}),
    leave: draws.happens(0.15)
      ? [{ firstDay: dateOf(leave), lastDay: dateOf(Math.min(days - 1, leave + draws.whole(0, 4))) }]
      : [],
    daysOffWanted: [...new Set(wanted)].map(dateOf),
  };
}

const evenings = {
  weekdays: [...WEEKDAYS],
  from: '16:00',
  to: '24:00',
};

function skillsOf(draws: Draws): string[] {
  const kind = draws.between(0, 1);
  if (kind < 0.3) return ['pre-sales'];
  if (kind < 0.5) return ['order-handling', 'after-sales'];
  if (kind < 0.7) return ['pre-sales', 'order-handling'];
  return [...SKILLS];
}

function dateOf(day: number): string {
  const [year, month, first] = FIRST_DAY.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, first + day)).toISOString().slice(0, 10);
}
