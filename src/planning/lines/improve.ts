import { rosterCost } from '../../../models/rostering/lines/worth.ts';
import { RandomStream } from '../../../models/simulation/random-stream.ts';
import { chooseLines, everyLineWithin, linesWithin } from './choose.ts';
import { drawPart, NEIGHBOURHOODS } from './neighbourhood.ts';
import type { LinesPart } from './part.ts';
import { prove } from './prove.ts';
import { relaxLines, type Relaxed } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';

const MOST_LINES = 3000;
const MOST_LINES_PER_PERSON = 150;
/** Seconds for one neighbourhood: its relaxation and its branch and bound together. */
const NEIGHBOURHOOD_SECONDS = 4;
/** Person-days freed at first. */
const FIRST_SIZE = 170;
const LEAST_SIZE = 40;

/**
 * Large-neighbourhood search (Shaw 1998): frees some people, all their days or a window of them, generates lines for them
 * beside everybody else's, and takes the best choice. Sizes grow where neighbourhoods are exhausted quickly and shrink where
 * they are cut short. Whenever the gap has shrunk, a proof is tried.
 */
export function improve(search: LinesSearch, relaxed: Relaxed, totalSeconds: number): void {
  const { whole, incumbent, deadline, seed } = search;
  const random = new RandomStream([seed | 0, 0x6c696e65, 0x73, 1]);
  const sizes = NEIGHBOURHOODS.map(() => FIRST_SIZE);
  const most = whole.people.length * whole.data.days;
  let triedAt = Infinity;
  let idle = 0;
  for (let round = 0; !isSearchOver(search); round++) {
    if (incumbent.cost < triedAt && idle >= 5) {
      triedAt = incumbent.cost;
      prove(search, relaxed, Math.min(0.25 * totalSeconds, deadline.secondsLeft));
      continue;
    }
    const kind = round % NEIGHBOURHOODS.length;
    const part = drawPart(whole, incumbent.roster, NEIGHBOURHOODS[kind], sizes[kind], random);
    const ended = exchange(search, part, relaxed);
    idle = ended === 'improved' ? 0 : idle + 1;
    if (ended === 'exhausted') sizes[kind] = Math.min(most, sizes[kind] * 1.05);
    if (ended === 'cut-short') sizes[kind] = Math.max(LEAST_SIZE, sizes[kind] * 0.85);
  }
}

type Ended = 'improved' | 'exhausted' | 'cut-short';

function exchange(search: LinesSearch, part: LinesPart, relaxed: Relaxed): Ended {
  const { solver, incumbent, pool, seed } = search;
  const deadline = search.deadline.within(NEIGHBOURHOOD_SECONDS);
  const lines = part.people.map((person) => incumbent.roster[person]);
  const cost = rosterCost(part.data, lines);
  const budget = cost - incumbent.step;
  const state = relaxLines(
    part,
    [...lines.map((line, person) => ({ person, line })), ...pool.linesFor(part)],
    {
      solver,
      deadline,
      target: budget + 1e-6,
      prices: Float64Array.from(part.needs, (need) => relaxed.prices[need]),
    },
  );
  if (state.bound > budget + 1e-6) return 'exhausted';
  if (deadline.isOver()) return 'cut-short';
  pool.add(
    part,
    state.proposed.filter((_, k) => state.shares[k] > 0),
  );
  const within = everyLineWithin(part, state, budget, MOST_LINES_PER_PERSON);
  const known = new Set<string>();
  const proposed = [...linesWithin(part, state, budget, MOST_LINES), ...within.proposed].filter(
    ({ person, line }) => {
      const key = `${person}:${line.join()}`;
      return !known.has(key) && known.add(key);
    },
  );
  const chosen = chooseLines(part, proposed, { lines, cost }, { solver, deadline, seed });
  const isImproved = incumbent.take(part, chosen.lines);
  if (isImproved) {
    pool.add(
      part,
      chosen.lines.map((line, person) => ({ person, line })),
    );
    return 'improved';
  }
  return chosen.isProven ? 'exhausted' : 'cut-short';
}
