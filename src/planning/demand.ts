import { intervalStart } from '../domain/grid.ts';
import type { IntervalGrid } from '../domain/grid.ts';
import type { LiveStream } from '../domain/calendar.ts';
import type { ResolvedDemand, ResolvedForecast } from '../domain/resolved-demand.ts';
import { streamSpan } from './calendars.ts';
import type { Calendars } from './calendars.ts';

export interface Demand {
  /** Contacts per queue and interval that arrive while open; 0 in closed hours. */
  readonly contacts: readonly Float64Array[];
  /** Contacts per queue forecast for closed hours: nobody is staffed for them. */
  readonly closedContacts: readonly number[];
}

/** Stage 2: forecasts spread on the grid without losing a contact, then raised by promotions and live streams. */
export function forecastDemand(request: ResolvedDemand, grid: IntervalGrid, calendars: Calendars): Demand {
  const base = request.queues.map(({ id }) =>
    spreadForecast(
      request.forecasts.find((forecast) => forecast.queue === id)!,
      grid,
    ),
  );
  const raised = raiseByCalendar(request, grid, base);
  const closedContacts = raised.map((contacts) =>
    contacts.reduce((sum, value, interval) => sum + (calendars.open[interval] === 1 ? 0 : value), 0),
  );
  const contacts = raised.map((queue) => queue.map((value, interval) => value * calendars.open[interval]));
  return { contacts, closedContacts };
}

/** Contacts per interval of one forecast; their sum is the forecast's. */
export function spreadForecast(forecast: ResolvedForecast, grid: IntervalGrid): Float64Array {
  switch (forecast.kind) {
    case 'intervals':
      return Float64Array.from(forecast.contacts);
    case 'hourly': {
      const perHour = 60 / grid.intervalMinutes;
      return Float64Array.from({ length: grid.count }, (_, interval) => {
        return forecast.contactsPerHour[Math.floor(interval / perHour)] / perHour;
      });
    }
    case 'daily':
      return spreadDays(forecast.contactsPerDay, forecast.profile, grid);
  }
}

function spreadDays(
  contactsPerDay: readonly number[],
  profile: readonly number[],
  grid: IntervalGrid,
): Float64Array {
  const contacts = new Float64Array(grid.count);
  grid.days.forEach(({ firstInterval, intervalCount }, day) => {
    const last = firstInterval + intervalCount;
    let total = 0;
    for (let interval = firstInterval; interval < last; interval++) {
      contacts[interval] = profile[Math.floor(grid.clockMinute[interval] / 60)];
      total += contacts[interval];
    }
    for (let interval = firstInterval; interval < last; interval++) {
      contacts[interval] *= contactsPerDay[day] / total;
    }
  });
  return contacts;
}

function raiseByCalendar(
  request: ResolvedDemand,
  grid: IntervalGrid,
  base: readonly Float64Array[],
): Float64Array[] {
  const { liveStreams, overlap } = request.calendar;
  const levels = liveStreams.map((stream) => streamLevels(stream, grid));
  return request.queues.map((queue, q) =>
    base[q].map((contacts, interval) => {
      const factors = promotionFactors(request, queue.id, grid.days[grid.dayOf[interval]].date);
      let added = 0;
      liveStreams.forEach((stream, s) => {
        const level = levels[s][interval];
        if (level === 0 || !(stream.queues?.includes(queue.id) ?? true)) return;
        if (stream.uplift.kind === 'factor') factors.push(1 + (stream.uplift.factor - 1) * level);
        else added += level * viewerContacts(request, stream, stream.uplift, base, q, interval, grid);
      });
      return contacts * combine(factors, overlap) + added;
    }),
  );
}

function promotionFactors(request: ResolvedDemand, queue: string, date: string): number[] {
  return request.calendar.promotions
    .filter(
      ({ firstDay, lastDay, queues }) =>
        firstDay <= date && date <= lastDay && (queues?.includes(queue) ?? true),
    )
    .map((promotion) => promotion.factor);
}

function combine(factors: readonly number[], overlap: 'max' | 'product'): number {
  if (factors.length === 0) return 1;
  return overlap === 'max' ? Math.max(...factors) : factors.reduce((product, factor) => product * factor, 1);
}

/** Contacts that a stream's viewers add to one queue in one interval at full level, split like the base forecast. */
function viewerContacts(
  request: ResolvedDemand,
  stream: LiveStream,
  uplift: { viewers: number; contactsPerViewerHour: number },
  base: readonly Float64Array[],
  queue: number,
  interval: number,
  grid: IntervalGrid,
): number {
  const touched = request.queues.flatMap(({ id }, q) => ((stream.queues?.includes(id) ?? true) ? [q] : []));
  const total = touched.reduce((sum, q) => sum + base[q][interval], 0);
  const share = total > 0 ? base[queue][interval] / total : 1 / touched.length;
  return uplift.viewers * uplift.contactsPerViewerHour * (grid.intervalMinutes / 60) * share;
}

/** Mean level of a stream in each interval: 0 before, rising over the ramp, 1 while on air, falling over the decay. */
export function streamLevels(stream: LiveStream, grid: IntervalGrid): Float64Array {
  const { start, end } = streamSpan(stream, grid.timeZone);
  const rampEnd = Math.min(end, start + stream.rampMinutes * 60_000);
  const decayEnd = end + stream.decayMinutes * 60_000;
  const peak = stream.rampMinutes === 0 ? 1 : (rampEnd - start) / (stream.rampMinutes * 60_000);
  const segments = [
    { from: start, to: rampEnd, first: 0, last: peak },
    { from: rampEnd, to: end, first: peak, last: peak },
    { from: end, to: decayEnd, first: peak, last: 0 },
  ];
  return Float64Array.from({ length: grid.count }, (_, interval) => {
    const from = intervalStart(grid, interval);
    const to = intervalStart(grid, interval + 1);
    return segments.reduce((sum, segment) => sum + areaUnder(segment, from, to), 0) / (to - from);
  });
}

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** Area under a straight segment between two moments. */
function areaUnder(segment: Segment, from: number, to: number): number {
  const left = Math.max(from, segment.from);
  const right = Math.min(to, segment.to);
  if (right <= left) return 0;
  const at = (moment: number): number =>
    segment.first + ((segment.last - segment.first) * (moment - segment.from)) / (segment.to - segment.from);
  return ((at(left) + at(right)) / 2) * (right - left);
}
