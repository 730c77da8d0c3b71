import type { IntervalGrid } from '../domain/grid.ts';
import { isAboutDate } from '../domain/preferences.ts';
import type { ResolvedRequest } from '../domain/resolved-request.ts';
import { isOfKind } from '../domain/shift-kind.ts';
import type { Person } from './people.ts';
import type { ShiftCandidate } from './shifts.ts';

/** Cost of a required wish for a shift that is not there: less than an hour of work that nobody does. */
const REQUIRED_WISH_COST = 500;

type Wishful = Pick<Person, 'daysOffWanted' | 'preferences'>;

/**
 * What it costs a person’s wishes to work a shift; Infinity for one that a required rule keeps from who does not want it. Off
 * stays open to everybody.
 */
export function shiftCost(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Wishful,
  { template, day, start, end }: ShiftCandidate,
  grid: IntervalGrid,
): number {
  const { date, weekday } = grid.days[day];
  const { shiftsWanted, shiftsUnwanted } = person.preferences;
  const isMeant = (wish: (typeof shiftsWanted)[number]): boolean =>
    isOfKind(wish, template.id, grid.clockMinute[start]);
  let cost = 0;
  const { 'day-off-wanted': dayOff, 'shift-unwanted': unwanted, 'shift-wanted': wanted } = rules;
  if (dayOff.level === 'preferred') {
    const touched = new Set([date, grid.days[grid.dayOf[end - 1]].date]);
    cost += dayOff.weight * [...touched].filter((one) => person.daysOffWanted.includes(one)).length;
  }
  const against = shiftsUnwanted.filter((wish) => isAboutDate(wish, date, weekday) && isMeant(wish));
  if (against.length > 0 && unwanted.level === 'required') return Infinity;
  if (unwanted.level === 'preferred')
    cost += unwanted.weight * Math.max(0, ...against.map(({ weight }) => weight));
  for (const wish of shiftsWanted) {
    if (wanted.level === 'off' || !isAboutDate(wish, date, weekday) || isMeant(wish)) continue;
    if (wanted.level === 'preferred') cost += wanted.weight * wish.weight;
    else if (wish.dates === undefined) return Infinity;
    else cost += REQUIRED_WISH_COST;
  }
  return cost;
}

/** What it costs a person’s wishes to be off on a day: shifts wanted on its date. */
export function dayOffCost(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  { preferences }: Wishful,
  day: number,
  grid: IntervalGrid,
): number {
  const { level, weight } = rules['shift-wanted'];
  if (level === 'off') return 0;
  const missed = preferences.shiftsWanted.filter(({ dates }) => dates?.includes(grid.days[day].date));
  return missed.reduce(
    (sum, wish) => sum + (level === 'preferred' ? weight * wish.weight : REQUIRED_WISH_COST),
    0,
  );
}
