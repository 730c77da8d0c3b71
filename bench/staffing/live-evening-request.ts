import type { PlanRequestInput } from '../../src/domain/plan-request.ts';

const HOURS = { from: '17:00', to: '23:00' };

/**
 * One evening of a growing shop: a stream from seven to eight takes contacts to the fivefold within five minutes, and ends
 * when the guide’s strictest band begins, in which a response may take 20 seconds instead of 90. People are called in for
 * two or three hours at a time, so that a plan can follow the demand closely. Customers wait until they are served.
 */
export function liveEveningRequest(): PlanRequestInput {
  return {
    shop: { name: 'Live evening', tier: 'growing', openingHours: HOURS },
    horizon: { firstDay: '2026-11-27', days: 1, intervalMinutes: 15 },
    queues: [
      {
        id: 'chat',
        skill: 'chat',
        handling: {
          kind: 'chat',
          agentSecondsPerReply: 12,
          customerSecondsPerMessage: 40,
          repliesPerChat: 4,
          concurrency: 5,
        },
      },
    ],
    forecast: [
      {
        kind: 'hourly',
        queue: 'chat',
        contactsPerHour: Array.from({ length: 24 }, (_, hour) => (hour >= 17 && hour < 23 ? 150 : 0)),
      },
    ],
    calendar: {
      liveStreams: [
        {
          id: 'stream',
          start: '2026-11-27T19:00:00',
          end: '2026-11-27T20:00:00',
          uplift: { kind: 'factor', factor: 5 },
          rampMinutes: 5,
          decayMinutes: 5,
          extraAgents: 0,
        },
      ],
    },
    capacity: { buffer: 'none' },
    shifts: {
      contractClasses: [{ id: 'on-call', maximumDaysPerWeek: 7, maximumMinutesPerWeek: 2400 }],
      templates: [
        {
          id: 'called-in',
          contractClasses: ['on-call'],
          start: { from: '17:00', to: '21:00', stepMinutes: 30 },
          lengthsMinutes: [120, 180],
        },
      ],
    },
    hiring: { maximumPeople: 100 },
    objective: { minimise: 'cost', timeLimitSeconds: 20, relativeGap: 0 },
  };
}
