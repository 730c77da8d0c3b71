import { PURPOSE, RandomStream } from '../../models/simulation/random-stream.ts';
import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import { RULE_NAMES } from '../../src/domain/rules.ts';

type Team = NonNullable<PlanRequestInput['team']>;
type AgentInput = Team['agents'][number];
type ContractInput = NonNullable<NonNullable<PlanRequestInput['shifts']>['contractClasses']>[number];

const FIRST_DAY = '2026-11-26';
const DATES = ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const SKILLS = ['chat', 'orders'];

/**
 * A small request with a bit of everything, the same for the same numbers: one to four days from a Thursday in hours, a few people
 * of two contract classes with leave, wishes, pins, protections and windows, live streams, work that can wait, three shifts, rules
 * switched at random, and sometimes people to hire in place of a team. Some are over-constrained, and some not admitted at all.
 */
export function randomRequest(seed: number, index: number): PlanRequestInput {
  const draw = new Draw(seed, index);
  const days = draw.from(1, 4);
  const dates = DATES.slice(0, days);
  const opens = draw.pick(['08:00', '09:00', '10:00']);
  const closes = draw.pick(['16:00', '18:00', '20:00', '22:00']);
  const skills = SKILLS.slice(0, draw.from(1, 2));
  const team = draw.chance(0.85) ? { agents: agentsOf(draw, dates, skills) } : undefined;
  return {
    shop: { name: 'Random', tier: 'new', openingHours: { from: opens, to: closes } },
    horizon: { firstDay: FIRST_DAY, days, intervalMinutes: 60 },
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
    shifts: shiftsOf(draw),
    ...(team === undefined ? { hiring: { maximumPeople: 8 } } : { team }),
    rules: {
      pack: draw.pick(['cn', 'cn', 'eu', 'none'] as const),
      overrides: Object.fromEntries(
        draw
          .some(RULE_NAMES, 0.12)
          .map((rule) => [rule, { level: draw.pick(['required', 'preferred', 'off'] as const) }]),
      ),
    },
    objective: {
      minimise: draw.pick(['headcount', 'headcount', 'cost'] as const),
      timeLimitSeconds: 1,
      relativeGap: 0.1,
      seed: index,
    },
  };
}

function agentsOf(draw: Draw, dates: readonly string[], skills: readonly string[]): AgentInput[] {
  return Array.from({ length: draw.from(2, 6) }, (_, k): AgentInput => {
    const contractClass = draw.pick(['full-time', 'full-time', 'part-time']);
    const free = draw.some(dates, 0.1);
    const pinned = draw.chance(0.15) ? draw.pick(dates) : undefined;
    return {
      id: `a${k + 1}`,
      name: `Agent ${k + 1}`,
      skills: k < 2 ? [...skills] : [draw.pick(skills)],
      contractClass,
      authority: draw.pick(['agent', 'agent', 'supervisor', 'shop-manager'] as const),
      ...(draw.chance(0.2)
        ? {
            availability: [
              {
                weekdays: ['thursday', 'friday', 'saturday', 'sunday'] as const,
                from: draw.pick(['00:00', '09:00', '12:00']),
                to: draw.pick(['20:00', '24:00']),
              },
            ].map((window) => ({ ...window, weekdays: [...window.weekdays] })),
          }
        : {}),
      leave: free.map((date) => ({ firstDay: date, lastDay: date })),
      daysOffWanted: draw.some(dates, 0.2),
      pins:
        pinned === undefined || free.includes(pinned)
          ? []
          : [
              draw.chance(0.3)
                ? { kind: 'off', date: pinned }
                : {
                    kind: 'shift',
                    date: pinned,
                    start: '10:00',
                    lengthMinutes: contractClass === 'full-time' ? 480 : 240,
                  },
            ],
      protections: draw.chance(0.1) ? ['nursing'] : [],
    };
  });
}

function shiftsOf(draw: Draw): PlanRequestInput['shifts'] {
  const contract = (id: string, parts: Omit<ContractInput, 'id'>): ContractInput => ({ id, ...parts });
  return {
    contractClasses: [
      contract('full-time', {
        maximumDaysPerWeek: draw.from(4, 6),
        maximumMinutesPerWeek: draw.pick([1920, 2400]),
        ...(draw.chance(0.3) ? { overtime: { maximumMinutesPerWeek: 240 } } : {}),
        ...(draw.chance(0.2) ? { minimumMinutesPerWeek: 420 } : {}),
      }),
      contract('part-time', {
        maximumMinutesPerWeek: draw.pick([720, 1200]),
        costPerHour: draw.pick([25, 40]),
      }),
    ],
    templates: [
      {
        id: 'day',
        contractClasses: ['full-time'],
        start: { from: '08:00', to: '16:00', stepMinutes: draw.pick([60, 120]) },
        lengthsMinutes: draw.pick([[480], [480, 600]]),
        ...(draw.chance(0.8)
          ? {
              mealBreak: {
                minutes: 60,
                paid: draw.chance(0.2),
                earliestAfterMinutes: 180,
                latestAfterMinutes: draw.pick([180, 300]),
                stepMinutes: 60,
              },
            }
          : {}),
      },
      {
        id: 'short',
        contractClasses: ['part-time', 'full-time'],
        start: { from: '08:00', to: '20:00', stepMinutes: draw.pick([60, 120]) },
        lengthsMinutes: [240],
      },
      'three-shifts',
    ],
    ...(draw.chance(0.1) ? { maximumDistinctStarts: draw.from(2, 4) } : {}),
  };
}

/** Seeded choices. */
class Draw {
  readonly #stream: RandomStream;

  constructor(seed: number, index: number) {
    this.#stream = RandomStream.of(seed, index, 0, PURPOSE.arrivals);
  }

  /** A whole number between two, both included. */
  from(least: number, most: number): number {
    return least + (this.#stream.nextBits() % (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.#stream.nextBits() < probability * 2 ** 32;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.from(0, items.length - 1)];
  }

  /** Each of some items with a probability. */
  some<Item>(items: readonly Item[], probability: number): Item[] {
    return items.filter(() => this.chance(probability));
  }
}
