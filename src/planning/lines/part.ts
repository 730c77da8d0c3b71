import type { CoverNeed, Line, LineRoster, LinesData } from '../../../models/rostering/lines/data.ts';
import type { LineFinder } from '../../../models/rostering/lines/line-finder.ts';
import type { FreeDays } from '../../../models/rostering/lines/move-prices.ts';
import { PricingInTurn, type Pricing } from '../../../models/rostering/lines/pricing.ts';
import { changePresence } from '../../../models/rostering/lines/worth.ts';

/**
 * Some of the people on some of the days, everything else fixed: again a problem of lines, for needs that are lowered
 * by those who are fixed.
 */
export interface LinesPart {
  readonly data: LinesData;
  /** [person of the part] the person of the whole. */
  readonly people: readonly number[];
  /** [need of the part] the need of the whole. */
  readonly needs: readonly number[];
  readonly finders: readonly LineFinder[];
  readonly pricing: Pricing;
  /** [person of the part]; undefined where all days are free. */
  readonly freeDays: readonly FreeDays[] | undefined;
}

/** The whole problem as a part. */
export function wholePart(data: LinesData, finders: readonly LineFinder[], pricing: Pricing): LinesPart {
  const people = [...data.people.keys()];
  return { data, people, needs: [...data.cover.keys()], finders, pricing, freeDays: undefined };
}

/** Days from `from` to `to` (excluded). */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/** The part of the whole in which some people may change, on all days or on those of the window. */
export function partOf(
  whole: LinesPart,
  roster: LineRoster,
  people: readonly number[],
  window?: DayWindow,
): LinesPart {
  const present = new Int32Array(whole.data.cover.length);
  roster.forEach((line, person) => {
    if (!people.includes(person)) changePresence(whole.data, present, line, 1);
  });
  const isFree = ({ day }: CoverNeed): boolean =>
    window === undefined || day === 'any' || (window.from <= day && day < window.to);
  const needs = whole.needs.filter((need) => isFree(whole.data.cover[need]));
  const data: LinesData = {
    ...whole.data,
    people: people.map((person) => whole.data.people[person]),
    cover: needs.map((need): CoverNeed => {
      const stated = whole.data.cover[need];
      return { ...stated, required: stated.required - present[need] };
    }),
  };
  const finders = people.map((person) => whole.finders[person]);
  const freeDays = window && people.map((person): FreeDays => ({ ...window, line: roster[person] }));
  return { data, people, needs, finders, pricing: new PricingInTurn(data, finders, freeDays), freeDays };
}

/** The roster with the lines that the part's people were given. */
export function withPart(roster: LineRoster, part: LinesPart, lines: readonly Line[]): LineRoster {
  const changed = [...roster];
  part.people.forEach((person, k) => (changed[person] = lines[k]));
  return changed;
}
