import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { Draw } from './draw.ts';
import type { ContractInput } from './random-shifts.ts';

export type AgentInput = NonNullable<PlanRequestInput['team']>['agents'][number];
type PreferencesInput = NonNullable<AgentInput['preferences']>;
type HistoryInput = NonNullable<AgentInput['history']>;

/** Days of the week before a Thursday. */
const DAYS_BEFORE = 3;
const KINDS = {
  'full-time': [
    { templates: ['day'] },
    { templates: ['short'] },
    { startTo: '10:00' },
    { startFrom: '12:00' },
  ],
  'part-time': [{ startTo: '10:00' }, { startFrom: '12:00' }],
};

/** Two to six people; the first two serve everything. */
export function randomAgents(
  draw: Draw,
  dates: readonly string[],
  skills: readonly string[],
  contractClasses: readonly ContractInput[],
): AgentInput[] {
  return Array.from({ length: draw.from(2, 6) }, (_, k): AgentInput => {
    const contractClass = draw.pick(['full-time', 'full-time', 'part-time'] as const);
    const free = draw.some(dates, 0.1);
    const daysOffWanted = draw.some(dates, 0.2);
    const others = dates.filter((date) => !free.includes(date) && !daysOffWanted.includes(date));
    const pinned = draw.chance(0.15) ? draw.pick(dates) : undefined;
    const contract = contractClasses.find(({ id }) => id === contractClass)!;
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
                weekdays: ['thursday', 'friday', 'saturday', 'sunday'],
                from: draw.pick(['00:00', '09:00', '12:00']),
                to: draw.pick(['20:00', '24:00']),
              },
            ],
          }
        : {}),
      leave: free.map((date) => ({ firstDay: date, lastDay: date })),
      daysOffWanted,
      preferences: wishesOf(draw, others, KINDS[contractClass]),
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
      protections: draw.chance(0.2)
        ? [draw.pick(['nursing', 'minor', 'pregnant-from-month-7'] as const)]
        : [],
      ...(draw.chance(0.35) ? { history: historyOf(draw, dates[0], contract) } : {}),
    };
  });
}

function wishesOf(
  draw: Draw,
  dates: readonly string[],
  kinds: (typeof KINDS)[keyof typeof KINDS],
): PreferencesInput {
  const weight = draw.from(1, 3);
  const someDate = dates.length > 0 && draw.chance(0.5) ? { dates: [draw.pick(dates)] } : {};
  return {
    shiftsWanted: draw.chance(0.2) ? [{ ...draw.pick(kinds), ...someDate, weight }] : [],
    shiftsUnwanted: draw.chance(0.2)
      ? [{ ...draw.pick(kinds), ...(draw.chance(0.5) ? { weekdays: ['saturday'] } : {}), weight }]
      : [],
  };
}

/** What somebody worked before a Thursday, without contradictions. */
function historyOf(draw: Draw, firstDay: string, { comprehensiveHours }: ContractInput): HistoryInput {
  const daysWorkedInARow = draw.pick([0, 0, 1, 2, 4, 6, 7]);
  const daysOffInARow = daysWorkedInARow === 0 ? draw.from(0, 3) : 0;
  const most = DAYS_BEFORE - daysOffInARow;
  const daysThisWeek = draw.from(Math.min(daysWorkedInARow, DAYS_BEFORE), most);
  const endsBefore = new Date(Date.parse(`${firstDay}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const beginsMonth = firstDay.endsWith('-01');
  return {
    daysWorkedInARow,
    daysOffInARow,
    ...(draw.chance(0.7) ? { daysThisWeek, minutesThisWeek: daysThisWeek * draw.pick([240, 420, 480]) } : {}),
    ...(daysOffInARow === 0 && draw.chance(0.6)
      ? { lastShiftEnd: draw.pick([`${endsBefore}T18:00`, `${endsBefore}T23:00`, `${firstDay}T06:00`]) }
      : {}),
    overtimeMinutesThisMonth: beginsMonth ? 0 : draw.pick([0, 0, 600, 2100]),
    ...(draw.chance(0.2) ? { averagingPeriod: { weeks: 4, minutes: draw.pick([9600, 12_000]) } } : {}),
    ...(comprehensiveHours !== undefined && !beginsMonth && draw.chance(0.6)
      ? {
          minutesThisPeriod:
            daysThisWeek * 480 + (comprehensiveHours.period === 'week' ? 0 : draw.pick([0, 9000])),
        }
      : {}),
    counters: { nights: draw.from(0, 4), weekends: draw.from(0, 4), liveDuties: draw.from(0, 3) },
  };
}
