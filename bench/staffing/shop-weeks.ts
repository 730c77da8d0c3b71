import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import { GUIDE_DAY_PROFILE } from '../../src/presets/day-profile.ts';
import { Draws } from './draws.ts';
import { drawQueues } from './shop-queues.ts';
import type { DrawnQueue } from './shop-queues.ts';

const FIRST_DAY = '2026-11-23';
const DAYS = 7;
const HOURS = [
  { from: '09:00', to: '21:00' },
  { from: '10:00', to: '22:00' },
  { from: '08:00', to: '23:00' },
  { from: '09:00', to: '24:00' },
] as const;

/**
 * Random shop weeks with people enough to choose from, so that what is promised can be kept. One to three queues, chat and
 * task; hourly or daily forecasts; live streams and promotions; the guide’s bands or own ones; tools; named people with one
 * skill or several, or a hiring plan.
 */
export function shopWeeks(count: number, seed: number, timeLimitSeconds: number): PlanRequestInput[] {
  return Array.from({ length: count }, (_, index) => {
    const draws = new Draws(seed, index);
    const openingHours = draws.pick(HOURS);
    const queues = drawQueues(draws, draws.whole(1, 3));
    const skills = queues.map(({ queue }) => queue.skill);
    return {
      shop: {
        name: `shop ${index + 1}`,
        openingHours,
        ...(draws.happens(0.8) ? { tier: draws.pick(['new', 'growing', 'ka'] as const) } : {}),
      },
      horizon: { firstDay: FIRST_DAY, days: DAYS, intervalMinutes: draws.pick([15, 30] as const) },
      queues: queues.map(({ queue }) => queue),
      forecast: queues.map((queue) => drawForecast(draws, queue, openingHours)),
      calendar: drawCalendar(draws, skills),
      targets: drawTargets(draws, skills),
      tools: (['assistant', 'erp-link', 'semantic-analysis'] as const).filter(() => draws.happens(0.3)),
      capacity: {
        shrinkage: draws.happens(0.25) ? 0.1 : 0,
        buffer: draws.pick(['guide-everyday', 'guide-everyday', 'guide-live', 'none'] as const),
      },
      ...drawStaff(draws, skills),
      objective: { timeLimitSeconds, relativeGap: 0.02, seed: index + 1 },
    };
  });
}

type Hours = (typeof HOURS)[number];

function drawForecast(
  draws: Draws,
  { queue, contactsPerOpenHour }: DrawnQueue,
  openingHours: Hours,
): PlanRequestInput['forecast'][number] {
  const from = Number.parseInt(openingHours.from);
  const to = Number.parseInt(openingHours.to);
  const isOpen = (hour: number): boolean => from <= hour && hour < to;
  const days = Array.from({ length: DAYS }, () => draws.between(0.75, 1.25));
  if (draws.happens(0.5)) {
    const openShare = GUIDE_DAY_PROFILE.filter((_, hour) => isOpen(hour)).reduce((a, b) => a + b, 0);
    const perDay = (contactsPerOpenHour * (to - from)) / openShare;
    return { kind: 'daily', queue: queue.id, contactsPerDay: days.map((day) => Math.round(day * perDay)) };
  }
  const evening = draws.between(1, 2);
  return {
    kind: 'hourly',
    queue: queue.id,
    contactsPerHour: days.flatMap((day) =>
      Array.from({ length: 24 }, (_, hour) => {
        const wave = hour >= 19 ? evening : 1;
        return isOpen(hour) ? rounded(contactsPerOpenHour * day * wave * draws.between(0.6, 1.4)) : 0;
      }),
    ),
  };
}

function drawCalendar(draws: Draws, skills: readonly string[]): PlanRequestInput['calendar'] {
  const dates = Array.from({ length: DAYS }, (_, day) => `2026-11-${23 + day}`);
  // A guard period from 19:00 leaves room for the meal break of the shift that closes at midnight.
  const streamDates = dates.filter(() => draws.happens(0.25));
  const first = draws.whole(0, DAYS - 1);
  return {
    liveStreams: streamDates.map((date) => {
      const from = draws.pick(['19:30', '20:00']);
      return {
        id: `stream ${date}`,
        start: `${date}T${from}:00`,
        end: `${date}T21:00:00`,
        uplift: { kind: 'factor', factor: draws.inSteps(1.5, 3, 0.1) },
        rampMinutes: draws.inSteps(5, 15, 5),
        decayMinutes: draws.inSteps(15, 45, 5),
        ...(skills.length > 1 && draws.happens(0.5) ? { queues: [skills[0]] } : {}),
      };
    }),
    promotions: draws.happens(0.3)
      ? [
          {
            id: 'promotion',
            firstDay: dates[first],
            lastDay: dates[Math.min(DAYS - 1, first + 1)],
            factor: draws.inSteps(1.2, 1.6, 0.1),
          },
        ]
      : [],
  };
}

function drawTargets(draws: Draws, skills: readonly string[]): PlanRequestInput['targets'] {
  const platform = draws.happens(0.3)
    ? { platform: { threeMinuteReplyRate: draws.inSteps(0.8, 0.95, 0.05) } }
    : {};
  if (draws.happens(0.5)) return platform;
  const evening = draws.pick(['18:00', '19:00', '20:00']);
  return {
    ...platform,
    bands: [
      { id: 'day', from: '10:00', to: evening, averageResponseSeconds: draws.inSteps(25, 50, 5) },
      draws.happens(0.5)
        ? { id: 'evening', from: evening, to: '24:00', averageResponseSeconds: draws.inSteps(18, 35, 1) }
        : {
            id: 'evening',
            from: evening,
            to: '24:00',
            answeredWithin: { share: draws.inSteps(0.7, 0.9, 0.05), seconds: draws.inSteps(20, 60, 10) },
          },
      ...(draws.happens(0.4)
        ? [
            {
              id: 'weekend noon',
              from: '11:00',
              to: '15:00',
              weekdays: ['saturday' as const, 'sunday' as const],
              queues: [draws.pick(skills)],
              threeMinuteReplyRate: 0.98,
              maximumAbandonment: 0.04,
            },
          ]
        : []),
    ],
  };
}

/** Far more people than are needed: whom to take is for the plan to say. */
function drawStaff(draws: Draws, skills: readonly string[]): Pick<PlanRequestInput, 'team' | 'hiring'> {
  const sets = [...skills.map((skill) => [skill]), ...(skills.length > 1 ? [[...skills]] : [])];
  const pairs = skills.length > 2 ? [skills.slice(0, 2), skills.slice(1)] : [];
  if (draws.happens(0.4)) {
    return { hiring: { skillSets: draws.happens(0.5) ? sets : [...sets, ...pairs], maximumPeople: 80 } };
  }
  const crossSkilled = draws.between(0.2, 1);
  return {
    team: {
      agents: Array.from({ length: 60 }, (_, k) => ({
        id: `a${k + 1}`,
        name: `Agent ${k + 1}`,
        skills: draws.happens(crossSkilled)
          ? draws.pick([[...skills], ...pairs])
          : [skills[k % skills.length]],
        authority: k < 3 ? ('shop-manager' as const) : k < 8 ? ('supervisor' as const) : ('agent' as const),
      })),
    },
  };
}

function rounded(contacts: number): number {
  return Math.round(contacts * 100) / 100;
}
