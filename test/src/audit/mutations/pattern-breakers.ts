import { asAgent, asked, edited, ifDays, ifNight, reachesPast, ruled, somebodyWorking } from './breaker.ts';
import type { Breaker, Case } from './breaker.ts';

/** One way to break each rule about patterns of days and about wishes. */
export const PATTERN_BREAKERS: Readonly<Record<string, Breaker>> = {
  'most-days-in-a-row': ruled({ 'most-days-in-a-row': 0 }),
  'least-days-in-a-row': middleDay((isMiddle) => isMiddle, ruled({ 'least-days-in-a-row': 100 })),
  'least-days-off-in-a-row': middleDay((isMiddle) => !isMiddle, ruled({ 'least-days-off-in-a-row': 100 })),
  'most-weekends-worked': onSaturday(ruled({ 'most-weekends-worked': 0 })),
  'most-nights-in-a-row': ifNight(3, ruled({ 'most-nights-in-a-row': 0 })),
  'rest-after-nights': nightOff(ruled({ 'rest-after-nights': 100_000 })),
  'forbidden-successions': ifDays(
    2,
    asked(() => ({ forbiddenSuccessions: [{ first: {}, next: {} }] })),
  ),
  'shift-limits': asked(({ contractClasses }) => ({
    contractClasses: contractClasses.map((one) => ({ ...one, shiftLimits: [{ maximumPerWeek: 0 }] })),
  })),
  'steady-starts': ifDays(2, ruled({ 'steady-starts': -1 })),
  'shift-wanted': asAgent(({ date }) => ({
    preferences: {
      shiftsWanted: [{ dates: [date], templates: ['no such template'], weight: 1 }],
      shiftsUnwanted: [],
      partners: [],
    },
  })),
  'shift-unwanted': asAgent(({ date }) => ({
    preferences: { shiftsWanted: [], shiftsUnwanted: [{ dates: [date], weight: 1 }], partners: [] },
  })),
  'partner-wanted': partnerMissed(ruled({ 'partner-wanted': 100_000 })),
};

/** Somebody would like to work with a person who is there on the same date, but not for all of the shorter shift. */
function partnerMissed(breaker: Breaker): Breaker {
  return (good) => {
    const shifts = good.roster.people.flatMap(({ id, assignments }) =>
      assignments.map(({ date, start, end }) => ({ id, date, from: Date.parse(start), to: Date.parse(end) })),
    );
    const isApart = (one: (typeof shifts)[number], other: (typeof shifts)[number]): boolean =>
      one.id !== other.id &&
      one.date === other.date &&
      Math.min(one.to, other.to) - Math.max(one.from, other.from) <
        Math.min(one.to - one.from, other.to - other.from);
    const first = shifts.find((one) => shifts.some((other) => isApart(one, other)));
    const { staff } = good.request;
    if (first === undefined || staff.kind !== 'team') return undefined;
    const partner = shifts.find((other) => isApart(first, other))!.id;
    const partners = [{ agents: [partner], weight: 1 }];
    const agents = staff.agents.map((agent) =>
      agent.id === first.id ? { ...agent, preferences: { ...agent.preferences, partners } } : agent,
    );
    return breaker({ ...good, request: { ...good.request, staff: { ...staff, agents } } });
  };
}

/** Only where somebody works on the first three dates of the horizon, of whom the second, or the others, stay. */
function middleDay(stays: (isMiddle: boolean) => boolean, breaker: Breaker): Breaker {
  return (good) => {
    const dates = good.roster.coverage.team.map(({ start }) => start.slice(0, 10));
    const [first, second, third] = [...new Set(dates)];
    const who = good.roster.people.findIndex(({ assignments }) =>
      [first, second, third].every((date) => assignments.some((shift) => shift.date === date)),
    );
    if (third === undefined || who < 0) return undefined;
    const thinned = edited((roster) => {
      const person = roster.people[who];
      person.assignments = person.assignments.filter(
        ({ date }) => [first, second, third].includes(date) && stays(date === second),
      );
    });
    return breaker(thinned(good));
  };
}

/** The first shift of somebody moves to the Saturday of the week, if the horizon has it. */
function onSaturday(breaker: Breaker): Breaker {
  return (good: Case) => {
    const saturday = '2026-11-28';
    if (!good.roster.coverage.team.some(({ start }) => start.startsWith(saturday))) return undefined;
    const moved = edited((roster) => {
      const [shift] = somebodyWorking(roster).assignments;
      shift.start = `${saturday}T08:00:00${shift.start.slice(19)}`;
      shift.end = `${saturday}T17:00:00${shift.end.slice(19)}`;
    });
    return breaker(moved(good));
  };
}

/** Somebody’s first night is followed by a day off and by another shift. */
function nightOff(breaker: Breaker): Breaker {
  return (good) => {
    const nights = good.roster.people.map(({ assignments }) =>
      assignments.findIndex((shift) => reachesPast(shift, 3)),
    );
    const who = good.roster.people.findIndex(
      ({ assignments }, index) => nights[index] >= 0 && nights[index] + 2 < assignments.length,
    );
    if (who < 0) return undefined;
    return breaker(edited((roster) => void roster.people[who].assignments.splice(nights[who] + 1, 1))(good));
  };
}
