import type { ProposedLine } from '../../../models/rostering/lines/build.ts';
import type { Line, LineRoster } from '../../../models/rostering/lines/data.ts';
import { respondInTurn } from '../../../models/rostering/lines/respond.ts';
import { partOf, withPart } from './part.ts';
import { Relaxation, type Relaxed } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';

/** How far from whole the lines given in one round may be, all together. */
const ROUNDED_AT_ONCE = 1;
/** A mixture this close to the relaxation's cost needs no better lines before the next people get theirs. */
const ENOUGH = 1e-3;
/** A round that has not got there by then goes on with what it has: the fewer people are left, the less a program takes. */
const LEAST_PROGRAMS = 6;
const PROGRAMS_FOR_ONE = 200;
/** Once so few of the people are left, lines that have not proven useful are forgotten, and again. */
const FORGETTING = 0.8;
const LINES_PER_PERSON = 30;

/**
 * Dives from the relaxation to a roster: those whose line is nearest to being settled get it for good, lines are generated
 * again for the others around them, and so on. One linear program serves all rounds. Whoever has no line when the time is over
 * gets the best beside all others.
 */
export function dive(search: LinesSearch, relaxed: Relaxed): void {
  const { whole, solver, deadline, incumbent } = search;
  const own = incumbent.roster.map((line, person): ProposedLine => ({ person, line }));
  const fixed = new Map<number, Line>();
  const start = { lines: [...relaxed.proposed, ...own], prices: relaxed.prices };
  const relaxation = new Relaxation(whole, start, solver);
  try {
    const enough = relaxed.objective + ENOUGH * Math.abs(relaxed.objective);
    let freeBefore = whole.people.length;
    while (fixed.size < whole.people.length) {
      const mostPrograms = LEAST_PROGRAMS + Math.round(PROGRAMS_FOR_ONE / (whole.people.length - fixed.size));
      const state = relaxation.solve({ deadline, enough, mostPrograms });
      if (isSearchOver(search)) break;
      const settled = settle(state, fixed);
      if (settled.size === 0) break;
      for (const [person, line] of settled) fixed.set(person, line);
      relaxation.fix(settled);
      const free = whole.people.length - fixed.size;
      if (free > 0 && free <= FORGETTING * freeBefore) {
        relaxation.forget(LINES_PER_PERSON);
        freeBefore = free;
      }
    }
  } finally {
    relaxation.dispose();
  }
  const roster = incumbent.roster.map((line, person) => fixed.get(person) ?? line);
  const free = whole.people.filter((person) => !fixed.has(person));
  incumbent.take(whole, free.length === 0 ? roster : filled(search, roster, free));
}

function filled({ whole, deadline }: LinesSearch, roster: LineRoster, free: readonly number[]): LineRoster {
  const part = partOf(whole, roster, free);
  const started = respondInTurn(part.data, part.finders, [...part.finders.keys()], deadline.isOver);
  return 'roster' in started ? withPart(roster, part, started.roster) : roster;
}

/** [person] the line given, of those without one: the lines with the largest shares. */
function settle({ proposed, shares }: Relaxed, fixed: ReadonlyMap<number, Line>): Map<number, Line> {
  const best = new Map<number, { line: Line; share: number }>();
  proposed.forEach(({ person, line }, k) => {
    if (!fixed.has(person) && shares[k] > (best.get(person)?.share ?? 0))
      best.set(person, { line, share: shares[k] });
  });
  let rounded = 0;
  const settled = new Map<number, Line>();
  for (const [person, { line, share }] of [...best].sort(([, a], [, b]) => b.share - a.share)) {
    rounded += 1 - share;
    if (settled.size > 0 && rounded > ROUNDED_AT_ONCE) break;
    settled.set(person, line);
  }
  return settled;
}
