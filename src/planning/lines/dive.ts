import { chooseLines, linesWithin } from './choose.ts';
import { partOf } from './part.ts';
import { relaxLines, type Relaxed } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';
import { rosterCost } from '../../../models/rostering/lines/worth.ts';
import type { Line } from '../../../models/rostering/lines/data.ts';

/** Below this many people the rest is left to branch and bound. */
const FEW_PEOPLE = 8;
/** Share of those still free who get their line in one round, beyond those whose line is settled. */
const FIXED_AT_ONCE = 0.1;
const SETTLED = 0.999;
const MOST_LINES = 3000;
/** A round that has not converged by then is good enough to fix somebody. */
const PROGRAMS_PER_ROUND = 6;

/**
 * Dives from the relaxation to a roster: a few people get the line with the largest share, lines are generated again for the
 * others, and so on (slow fixing keeps the roster near the bound).
 */
export function dive(search: LinesSearch, relaxed: Relaxed): void {
  const { whole, solver, deadline, incumbent, pool, seed } = search;
  const roster = [...incumbent.roster];
  let free = [...whole.people];
  let state = relaxed;
  let part = whole;
  while (!isSearchOver(search)) {
    const lines = free.map((person) => incumbent.roster[person]);
    const cost = rosterCost(part.data, lines);
    if (free.length <= FEW_PEOPLE) {
      const candidates = [...linesWithin(part, state, Infinity, MOST_LINES)];
      const chosen = chooseLines(
        part,
        candidates,
        { lines, cost },
        { solver, deadline: deadline.within(10), seed },
      );
      free.forEach((person, k) => (roster[person] = chosen.lines[k]));
      break;
    }
    const fixed = settle(state, free.length);
    if (fixed.size === 0) return;
    fixed.forEach((line, k) => (roster[free[k]] = line));
    free = free.filter((_, k) => !fixed.has(k));
    if (free.length === 0) break;
    part = partOf(whole, roster, free);
    const start = [
      ...free.map((person, k) => ({ person: k, line: incumbent.roster[person] })),
      ...pool.linesFor(part),
    ];
    state = relaxLines(part, start, {
      solver,
      deadline,
      target: Infinity,
      mostPrograms: PROGRAMS_PER_ROUND,
      prices: state.prices,
    });
    pool.add(
      part,
      state.proposed.filter((_, k) => state.shares[k] > 0),
    );
  }
  incumbent.take(whole, roster);
}

/** [free person] the line given: everybody's whose line is settled, and the few with the largest shares. */
function settle({ proposed, shares }: Relaxed, people: number): Map<number, Line> {
  const best = new Map<number, { line: Line; share: number }>();
  proposed.forEach(({ person, line }, k) => {
    if (shares[k] > (best.get(person)?.share ?? 0)) best.set(person, { line, share: shares[k] });
  });
  const ranked = [...best].sort(([, a], [, b]) => b.share - a.share);
  const settled = ranked.filter(([, { share }]) => share >= SETTLED).length;
  const count = settled + Math.max(1, Math.ceil(FIXED_AT_ONCE * (people - settled)));
  return new Map(ranked.slice(0, count).map(([person, { line }]) => [person, line]));
}
