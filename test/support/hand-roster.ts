import { DateTime } from 'luxon';
import { hasAuthority } from '../../src/domain/agent.ts';
import type { Agent } from '../../src/domain/agent.ts';
import type { Cost } from '../../src/domain/pay.ts';
import type { ResolvedRequest } from '../../src/domain/resolved-request.ts';
import type { FloatList } from '../../src/domain/float.ts';
import type { DeferrableResult } from '../../src/domain/deferrable-result.ts';
import { ROSTER_SCHEMA } from '../../src/domain/roster.ts';
import type {
  Assignment,
  Coverage,
  Gap,
  RosterPerson,
  UnprovenRoster,
  TeamInterval,
} from '../../src/domain/roster.ts';
import { handFairness } from './hand-fairness.ts';
import { shortfallsOf } from '../../src/domain/shortfall.ts';
import { WEEKDAYS, minuteOfDay } from '../../src/domain/time.ts';

/** A shift written by hand: when it starts on the clock, and what fills it, in real minutes. */
export interface HandShift {
  readonly person: string;
  readonly date: string;
  /** Clock time, such as `09:00`. */
  readonly start: string;
  readonly template: string;
  /** Such as `pre-sales 240, break 60, buffer 240`; `paid-break` for a paid meal, `rest` for a paid rest, `work:reviews` for work that can wait. */
  readonly pieces: string;
}

/** The people of a hiring plan, written by hand. */
export type HandPerson = Omit<RosterPerson, 'assignments'>;

/** What a roster says of work that can wait, and the gaps that follow from it, written by hand. */
export interface HandWork {
  readonly results: readonly DeferrableResult[];
  readonly gaps: readonly Gap[];
}

/** Agents required on a queue in every open interval. */
export type HandRequirement = Readonly<Record<string, number>>;

interface Piece {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A roster made of hand-written shifts: times, minutes, coverage and gaps follow from them by plain counting, so that a
 * changed shift gives a changed roster that still tells the truth about itself.
 */
export function handRoster(
  request: ResolvedRequest,
  shifts: readonly HandShift[],
  required: HandRequirement,
  hired: readonly HandPerson[] = [],
  work?: HandWork,
): UnprovenRoster {
  const { shop, horizon, staff } = request;
  const midnight = DateTime.fromISO(horizon.firstDay, { zone: shop.timeZone });
  const people = staff.kind === 'team' ? staff.agents : hired;
  const { coverage, gaps } = countCoverage(request, shifts, required);
  const rostered = people.map(({ id, name, skills, contractClass, authority }) => ({
    id,
    name,
    skills: [...skills],
    contractClass,
    authority,
    assignments: withWeekOvertime(
      withRestDays(
        shifts.filter((shift) => shift.person === id).map((shift) => assignmentOf(shift, request)),
        contractClass,
        request,
        historyOf(request, id)?.daysThisWeek ?? 0,
      ),
      contractClass,
      request,
      historyOf(request, id),
    ),
    ...approvalOf(request, contractClass),
  }));
  return {
    schema: ROSTER_SCHEMA,
    shop: shop.name,
    timeZone: shop.timeZone,
    start: iso(midnight.toMillis(), request),
    end: iso(midnight.plus({ days: horizon.days }).toMillis(), request),
    intervalMinutes: horizon.intervalMinutes,
    people: rostered,
    coverage,
    float: handFloat(request, shifts, people, coverage.team),
    gaps: [...gaps, ...(work?.gaps ?? [])],
    warnings: [],
    fairness: handFairness(request, rostered),
    cost: countCost(request, rostered),
    ...(work === undefined ? {} : { deferrable: structuredClone([...work.results]) }),
  };
}

/** Work on rest days: each date that finds the days of its contract's week used up; holidays use up none. */
function withRestDays(
  assignments: Assignment[],
  contractClass: string,
  { contractClasses, calendar, horizon }: ResolvedRequest,
  daysBefore: number,
): Assignment[] {
  const contract = contractClasses.find(({ id }) => id === contractClass);
  const weekOf = (date: string): string => DateTime.fromISO(date).toFormat('kkkk-WW');
  return assignments.map((one) => {
    const before = assignments.filter(
      ({ date }) => date < one.date && weekOf(date) === weekOf(one.date) && !calendar.holidays.includes(date),
    );
    const isRestDay =
      contract?.restDayWork !== undefined &&
      !calendar.holidays.includes(one.date) &&
      before.length + (weekOf(one.date) === weekOf(horizon.firstDay) ? daysBefore : 0) >=
        contract.maximumDaysPerWeek;
    return isRestDay ? { ...one, restDay: true as const } : one;
  });
}

function isAveraged({ person }: HandShift, { staff, contractClasses }: ResolvedRequest): boolean {
  const agent = staff.kind === 'team' ? staff.agents.find(({ id }) => id === person) : undefined;
  return contractClasses.some(
    ({ id, comprehensiveHours }) => id === agent?.contractClass && comprehensiveHours !== undefined,
  );
}

function historyOf({ staff }: ResolvedRequest, person: string): Agent['history'] {
  return staff.kind === 'team' ? staff.agents.find(({ id }) => id === person)?.history : undefined;
}

function approvalOf({ contractClasses }: ResolvedRequest, contractClass: string): { approvalRef?: string } {
  const hours = contractClasses.find(({ id }) => id === contractClass)?.comprehensiveHours;
  return hours === undefined ? {} : { approvalRef: hours.approvalRef };
}

/** Hours of the standard of each period since 2025: 248 working days a year. */
const STANDARD_HOURS = { week: 40, month: 1984 / 12, quarter: 496, year: 1984 };

/**
 * Overtime of the week, minute by minute: each within the day's standard that finds the contract's week used up. Where hours
 * are averaged, each that finds the period's share of known days used up.
 */
function withWeekOvertime(
  assignments: Assignment[],
  contractClass: string,
  { contractClasses, calendar, horizon }: ResolvedRequest,
  history: Agent['history'],
): Assignment[] {
  const contract = contractClasses.find(({ id }) => id === contractClass);
  const kind = contract?.comprehensiveHours?.period;
  if (contract === undefined || (contract.overtime === undefined && kind === undefined)) return assignments;
  const first = DateTime.fromISO(horizon.firstDay);
  const roomIn = (begin: DateTime): number => {
    const isCut = begin < first;
    if (kind === undefined)
      return contract.maximumMinutesPerWeek - (isCut ? (history?.minutesThisWeek ?? 0) : 0);
    const carried = isCut ? history?.minutesThisPeriod : undefined;
    const next = begin.plus({ [kind]: 1 });
    const from = isCut && carried === undefined ? first : begin;
    const last = first.plus({ days: horizon.days });
    const share = (last < next ? last : next).diff(from, 'days').days / next.diff(begin, 'days').days;
    return Math.floor(STANDARD_HOURS[kind] * 60 * share + 1e-6) - (carried ?? 0);
  };
  const left = new Map<string, number>();
  const overtime = new Map<string, number>();
  const onContractDays = assignments.filter(({ restDay }) => restDay === undefined);
  for (const { start, date, workMinutes, overtimeMinutes } of onContractDays.sort((a, b) =>
    a.start.localeCompare(b.start),
  )) {
    if (calendar.holidays.includes(date)) continue;
    const begin = DateTime.fromISO(date).startOf(kind ?? 'week');
    const key = begin.toISODate()!;
    for (let minute = 0; minute < workMinutes - overtimeMinutes; minute++) {
      const room = left.get(key) ?? roomIn(begin);
      left.set(key, room - 1);
      if (room <= 0) overtime.set(start, (overtime.get(start) ?? 0) + 1);
    }
  }
  return assignments.map((one) =>
    overtime.has(one.start) ? { ...one, weekOvertimeMinutes: overtime.get(one.start)! } : one,
  );
}

function countCost(
  { contractClasses, pay, calendar, staff }: ResolvedRequest,
  people: readonly RosterPerson[],
): Cost {
  const worked = people.flatMap(({ contractClass, assignments }) => {
    const contract = contractClasses.find(({ id }) => id === contractClass);
    return assignments.map((one) => ({
      minutes: one.workMinutes,
      rate: (contract?.costPerHour ?? 0) / 60,
      overtime: one.overtimeMinutes + (one.weekOvertimeMinutes ?? 0),
      isHoliday: calendar.holidays.includes(one.date),
      isRestDay: one.restDay ?? false,
    }));
  });
  const ordinary = worked.filter(({ isHoliday, isRestDay }) => !isHoliday && !isRestDay);
  const restDays = worked.filter(({ isRestDay }) => isRestDay);
  const holidays = worked.filter(({ isHoliday }) => isHoliday);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const base = sum(worked.map(({ minutes, rate }) => minutes * rate));
  const overtimePremium = sum(ordinary.map(({ overtime, rate }) => overtime * rate * (pay.overtime - 1)));
  const restDayPremium = sum(restDays.map(({ minutes, rate }) => minutes * rate * (pay.restDay - 1)));
  const holidayPremium = sum(holidays.map(({ minutes, rate }) => minutes * rate * (pay.holiday - 1)));
  const hiring = sum(
    people.map(({ contractClass, assignments }) =>
      staff.kind === 'hiring' && assignments.length > 0
        ? (contractClasses.find(({ id }) => id === contractClass)?.hiringCostPerPerson ?? 0)
        : 0,
    ),
  );
  return {
    total: base + overtimePremium + restDayPremium + holidayPremium + hiring,
    base,
    overtimePremium,
    restDayPremium,
    holidayPremium,
    hiring,
    paidMinutes: sum(worked.map(({ minutes }) => minutes)),
    overtimeMinutes: sum(ordinary.map(({ overtime }) => overtime)),
    restDayMinutes: sum(restDays.map(({ minutes }) => minutes)),
    holidayMinutes: sum(holidays.map(({ minutes }) => minutes)),
  };
}

function assignmentOf(shift: HandShift, request: ResolvedRequest): Assignment {
  const pieces = piecesOf(shift, request);
  const minutes = (...kinds: string[]): number =>
    pieces
      .filter((one) => kinds.includes(kindOf(one)))
      .reduce((sum, one) => sum + (one.end - one.start) / 60_000, 0);
  const work = minutes('serving', 'buffer', 'deferrable', 'paid-break', 'rest');
  const { start, end } = { start: pieces[0].start, end: pieces[pieces.length - 1].end };
  const agent =
    request.staff.kind === 'team' ? request.staff.agents.find((one) => one.id === shift.person) : undefined;
  const span = (one: { start: number; end: number }): { start: string; end: string } => ({
    start: iso(one.start, request),
    end: iso(one.end, request),
  });
  const duty = minutes('buffer') > minutes('serving') ? 'buffer' : 'serving';
  return {
    date: shift.date,
    template: shift.template,
    ...span({ start, end }),
    breaks: pieces.filter(isBreak).map((one) => ({
      kind: one.what === 'rest' ? 'rest' : 'meal',
      ...span(one),
      paid: one.what !== 'break',
    })),
    activities: pieces
      .filter((one) => !isBreak(one))
      .map((one) =>
        one.what === 'buffer'
          ? { ...span(one), kind: 'buffer' }
          : kindOf(one) === 'deferrable'
            ? { ...span(one), kind: 'deferrable', work: one.what.slice(WORK.length) }
            : { ...span(one), kind: 'serving', queue: one.what },
      ),
    role: agent && hasAuthority(agent.authority, 'supervisor') ? 'supervisor' : duty,
    liveDuty: guards(request).some((guard) => guard.start < end && start < guard.end),
    workMinutes: work,
    overtimeMinutes: isAveraged(shift, request)
      ? 0
      : Math.max(0, work - request.rules['minutes-per-day'].limit),
    pinned:
      agent?.pins.some(
        (pin) =>
          pin.kind === 'shift' &&
          pin.date === shift.date &&
          pin.start === shift.start &&
          pin.lengthMinutes === (end - start) / 60_000,
      ) ?? false,
  };
}

const WORK = 'work:';

function kindOf({ what }: Piece): string {
  if (what.startsWith(WORK)) return 'deferrable';
  return ['break', 'paid-break', 'rest', 'buffer'].includes(what) ? what : 'serving';
}

function isBreak({ what }: Piece): boolean {
  return ['break', 'paid-break', 'rest'].includes(what);
}

function piecesOf({ date, start, pieces }: HandShift, { shop }: ResolvedRequest): Piece[] {
  let moment = DateTime.fromISO(`${date}T${start}`, { zone: shop.timeZone }).toMillis();
  return pieces.split(', ').map((piece) => {
    const [what, minutes] = piece.split(' ');
    const from = moment;
    moment += Number(minutes) * 60_000;
    return { what, start: from, end: moment };
  });
}

function guards({
  calendar,
  shop,
  buffer,
}: ResolvedRequest): { start: number; end: number; extra: number }[] {
  return calendar.liveStreams.map((stream) => ({
    start: +DateTime.fromISO(stream.start, { zone: shop.timeZone }).minus({
      minutes: calendar.guardMinutesBefore,
    }),
    end: +DateTime.fromISO(stream.end, { zone: shop.timeZone }).plus({ minutes: calendar.guardMinutesAfter }),
    extra: stream.extraAgents ?? buffer.liveExtraAgents,
  }));
}

function isOpen(clock: DateTime, { shop, calendar }: ResolvedRequest): boolean {
  const date = clock.toISODate()!;
  const minute = clock.hour * 60 + clock.minute;
  const weekday = WEEKDAYS[clock.weekday - 1];
  return (
    calendar.promotions.some((one) => one.threeShifts && one.firstDay <= date && date <= one.lastDay) ||
    shop.openingHours[weekday].some(
      (window) => minuteOfDay(window.from) <= minute && minute < minuteOfDay(window.to),
    )
  );
}

/** Buffer duty by date and skill, for a shop without bands that is open once a day; who has fewer queues goes first. */
function handFloat(
  request: ResolvedRequest,
  shifts: readonly HandShift[],
  people: readonly Pick<HandPerson, 'id' | 'skills'>[],
  team: readonly TeamInterval[],
): FloatList[] {
  const { shop, horizon, queues } = request;
  const grain = horizon.intervalMinutes * 60_000;
  const skills = [...new Set(queues.map(({ skill }) => skill))];
  return Array.from({ length: horizon.days }, (_, day) => day).flatMap((day) => {
    const date = DateTime.fromISO(horizon.firstDay, { zone: shop.timeZone }).plus({ days: day });
    const open: number[] = [];
    for (let at = date.toMillis(); at < date.plus({ days: 1 }).toMillis(); at += grain)
      if (isOpen(DateTime.fromMillis(at, { zone: shop.timeZone }), request)) open.push(at);
    if (open.length === 0) return [];
    const stretch = { start: open[0], end: open[open.length - 1] + grain };
    const rows = team.filter(({ start }) => start.startsWith(date.toISODate()!));
    const wanted = rows.map((row) => row.bufferRequired);
    return skills.flatMap((skill): FloatList[] => {
      const able = (one: Pick<HandPerson, 'skills'>): string[] =>
        queues.flatMap((queue) => (one.skills.includes(queue.skill) ? [queue.id] : []));
      const standing = people
        .filter((one) => one.skills.includes(skill))
        .map((one) => {
          const spans = shifts
            .filter((shift) => shift.person === one.id)
            .flatMap((shift) => piecesOf(shift, request).filter(({ what }) => what === 'buffer'))
            .map(({ start, end }) => ({
              start: Math.max(start, stretch.start),
              end: Math.min(end, stretch.end),
            }))
            .filter(({ start, end }) => start < end)
            .map(({ start, end }) => ({ start: iso(start, request), end: iso(end, request) }));
          return { person: one.id, spans, queues: able(one) };
        })
        .filter(({ spans }) => spans.length > 0)
        .sort((one, other) => one.queues.length - other.queues.length);
      if (standing.length === 0) return [];
      return [
        {
          date: date.toISODate()!,
          band: 'all hours',
          skill,
          minimumLevel: 1,
          queues: queues.flatMap((queue) => (queue.skill === skill ? [queue.id] : [])),
          start: iso(stretch.start, request),
          end: iso(stretch.end, request),
          bufferRequired: { least: Math.min(...wanted), most: Math.max(...wanted) },
          setBy: [...new Set(rows.map((row) => row.bufferRules.binding))],
          people: standing.map((one, index) => ({ order: index + 1, ...one, reason: 'by hand' })),
        },
      ];
    });
  });
}

function countCoverage(
  request: ResolvedRequest,
  shifts: readonly HandShift[],
  required: HandRequirement,
): { coverage: Coverage; gaps: Gap[] } {
  const { shop, horizon, buffer } = request;
  const grain = horizon.intervalMinutes * 60_000;
  const first = DateTime.fromISO(horizon.firstDay, { zone: shop.timeZone });
  const end = first.plus({ days: horizon.days }).toMillis();
  const worked = shifts.map((shift) => piecesOf(shift, request));
  const guarded = guards(request);
  const coverage: Coverage = { queues: [], team: [] };
  const gaps: Gap[] = [];
  for (let moment = first.toMillis(); moment < end; moment += grain) {
    const clock = DateTime.fromMillis(moment, { zone: shop.timeZone });
    if (!isOpen(clock, request)) continue;
    const start = iso(moment, request);
    const covers = (one: Piece): boolean => one.start <= moment && moment + grain <= one.end;
    const touches = (one: Piece): boolean => one.start < moment + grain && moment < one.end;
    const queues = request.queues.map(({ id }) => ({
      queue: id,
      required: required[id],
      serving: worked.filter((pieces) => pieces.some((one) => one.what === id && covers(one))).length,
    }));
    const onDuty = worked.filter(
      (pieces) =>
        covers({ what: 'shift', start: pieces[0].start, end: pieces[pieces.length - 1].end }) &&
        !pieces.some((one) => isBreak(one) && touches(one)),
    ).length;
    const guarding = guarded.filter((one) => one.start < moment + grain && moment < one.end);
    const total = queues.reduce((sum, queue) => sum + queue.required, 0);
    const ofShare = Math.ceil(buffer.share * total);
    const byShare = Math.max(buffer.minimum, ofShare);
    const binding = ofShare >= buffer.minimum ? 'share' : 'minimum';
    const team: Omit<TeamInterval, 'start'> = {
      required: total,
      bufferRequired: byShare,
      bufferRules: { byShare, byChance: null, binding },
      liveExtraRequired: Math.max(0, ...guarding.map((one) => one.extra)),
      onDuty,
      ...(request.deferrableWork.length === 0
        ? {}
        : {
            deferrable: worked.filter((pieces) =>
              pieces.some((one) => kindOf(one) === 'deferrable' && covers(one)),
            ).length,
          }),
      guard: guarding.length > 0,
    };
    coverage.team.push({ start, ...team });
    for (const queue of queues) {
      coverage.queues.push({
        ...queue,
        start,
        contacts: 1,
        bindingTarget: 'by hand',
        predictedResponseSeconds: null,
        simulatedResponseSeconds: null,
        shadowPrice: null,
      });
    }
    for (const shortfall of shortfallsOf({ queues, ...team })) {
      const before = gaps.find(
        (gap) =>
          gap.end === start &&
          gap.kind === shortfall.kind &&
          gap.queue === shortfall.queue &&
          gap.missing === shortfall.missing,
      );
      if (before) before.end = iso(moment + grain, request);
      else gaps.push({ ...shortfall, start, end: iso(moment + grain, request) });
    }
  }
  return { coverage, gaps };
}

function iso(moment: number, { shop }: ResolvedRequest): string {
  return DateTime.fromMillis(moment, { zone: shop.timeZone }).toISO({ suppressMilliseconds: true })!;
}
