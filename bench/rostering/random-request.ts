import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import { Draw } from './draw.ts';
import { randomAgents } from './random-agents.ts';
import { randomPublished } from './random-published.ts';
import { randomRules } from './random-rules.ts';
import { randomShifts } from './random-shifts.ts';

/** Thursdays; on the second the three days of National Day begin, and a month and a quarter. */
const FIRST_DAYS = ['2026-11-26', '2026-11-26', '2026-10-01'];
const SKILLS = ['chat', 'orders'];
/** A week once in a while: the longer the horizon, the longer a plan takes. */
const LENGTHS = [1, 2, 3, 3, 4, 4, 4, 7];

/**
 * A small request with a bit of everything, the same for the same numbers: one to seven days from a Thursday in hours, a few people
 * of two contract classes with leave, wishes, pins, protections, windows and what they worked before, live streams, work that can
 * wait, shifts with limits and successions, rules switched at random, sometimes a roster that is published already, and sometimes
 * people to hire in place of a team. Some are over-constrained, and some not admitted at all.
 */
export function randomRequest(seed: number, index: number): PlanRequestInput {
  const draw = new Draw(seed, index);
  const firstDay = draw.pick(FIRST_DAYS);
  const days = draw.pick(LENGTHS);
  const dates = datesFrom(firstDay, days);
  const opens = draw.pick(['08:00', '09:00', '10:00']);
  const closes = draw.pick(['18:00', '18:00', '20:00', '22:00', '24:00']);
  const skills = SKILLS.slice(0, draw.from(1, 2));
  const shifts = randomShifts(draw);
  const team = draw.chance(0.85)
    ? { agents: randomAgents(draw, dates, skills, shifts.contractClasses) }
    : undefined;
  const published = team !== undefined && draw.chance(0.35) ? randomPublished(draw, dates, team) : undefined;
  return {
    shop: { name: 'Random', tier: 'new', openingHours: { from: opens, to: closes } },
    horizon: { firstDay, days, intervalMinutes: 60 },
    queues: skills.map((skill) => ({
      id: skill,
      skill,
      handling: { kind: 'task', averageHandleSeconds: draw.pick([60, 240]) },
      minimumAgents: draw.pick([0, 0, 0, 1]),
    })),
    forecast: skills.map((queue) => ({
      kind: 'daily',
      queue,
      contactsPerDay: dates.map(() => draw.pick([0, 5, 15, 40])),
    })),
    calendar: {
      guardMinutesBefore: draw.pick([0, 30]),
      guardMinutesAfter: draw.pick([0, 60]),
      liveStreams: draw.some(dates, 0.3).map((date, k) => ({
        id: `live-${k}`,
        start: `${date}T${draw.pick(['11', '15', '17'])}:00`,
        end: `${date}T18:00`,
        extraAgents: draw.from(0, 1),
      })),
      promotions: draw.chance(0.1)
        ? [{ id: 'day', firstDay: dates[0], lastDay: dates[0], threeShifts: true }]
        : [],
      holidays: draw.some(dates, 0.15),
      ...(draw.chance(0.3) ? { statutoryHolidays: draw.pick(['china', 'none'] as const) } : {}),
    },
    capacity: {
      buffer: draw.pick(['none', 'none', { share: 0.05, minimum: 1, liveExtraAgents: 1 }] as const),
    },
    deferrableWork: draw.chance(0.25)
      ? [
          {
            id: 'reviews',
            skill: draw.pick(skills),
            minutesPerItem: 30,
            volume: {
              kind: 'daily',
              itemsPerDay: draw.from(1, 6),
              due: draw.pick([{ sameDay: true }, { withinMinutes: 240 }, {}]),
            },
          },
        ]
      : [],
    shifts,
    ...(team === undefined ? { hiring: { maximumPeople: 8 } } : { team }),
    ...(published === undefined ? {} : { published }),
    rules: randomRules(draw),
    objective: {
      minimise: draw.pick(['headcount', 'headcount', 'cost'] as const),
      timeLimitSeconds: 1,
      relativeGap: 0.1,
      seed: index,
    },
  };
}

function datesFrom(firstDay: string, days: number): string[] {
  const first = Date.parse(`${firstDay}T00:00:00Z`);
  return Array.from({ length: days }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length),
  );
}
