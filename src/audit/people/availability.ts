import type { Agent } from '../../domain/agent.ts';
import { WEEKDAYS, clockTime } from '../../domain/time.ts';
import type { Weekday } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import type { Clock, ClockInterval } from '../facts/clock.ts';
import type { Facts } from '../facts/facts.ts';
import { minuteMask, minutesSet } from '../facts/minute-mask.ts';
import { clockSpanOf, intervalsOf } from '../facts/span.ts';
import type { Span } from '../facts/span.ts';

/**
 * Every minute of a shift lies in a window in which the agent can work, read on the shop's clock; past midnight the
 * windows of the next weekday hold. Agents without windows can always work and are not looked at.
 */
export function availability({ people, clock }: Facts): Examination {
  const cases = people.flatMap((who) => {
    const windows = who.agent?.availability;
    if (windows === undefined) return [];
    const masks = masksOf(windows);
    return who.shifts.map((shift) => ({ who, shift, masks }));
  });
  return examineEach(cases, ({ who, shift, masks }) => {
    const barred = intervalsOf(shift, clock).find((interval) => !isInside(interval, masks));
    if (barred === undefined) return undefined;
    return {
      person: who.person.id,
      date: shift.startsAt.date,
      detail: `the shift ${clockSpanOf(shift, clock)} is outside the agent's availability at ${clockTime(barred.minute)} on ${barred.weekday}`,
    };
  });
}

/** Whether an agent can work all of a stretch. */
export function isAvailableFor({ availability: windows }: Agent, span: Span, clock: Clock): boolean {
  if (windows === undefined) return true;
  const masks = masksOf(windows);
  return intervalsOf(span, clock).every((interval) => isInside(interval, masks));
}

type Masks = ReadonlyMap<Weekday, Uint8Array>;

function masksOf(windows: NonNullable<Agent['availability']>): Masks {
  return new Map(
    WEEKDAYS.map((weekday) => [weekday, minuteMask(windows.filter((one) => one.weekdays.includes(weekday)))]),
  );
}

function isInside({ weekday, minute, start, end }: ClockInterval, masks: Masks): boolean {
  const length = (end - start) / 60_000;
  const mask = masks.get(weekday);
  return mask !== undefined && minutesSet(mask, minute, length) === length;
}
