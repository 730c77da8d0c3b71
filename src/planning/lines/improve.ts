import type { ProposedLine } from '../../../models/rostering/lines/build.ts';
import { rosterCost } from '../../../models/rostering/lines/roster-cost.ts';
import { RandomStream } from '../../../models/simulation/random-stream.ts';
import { chooseLines, everyLineWithin, linesWithin, someLinesWithin } from './choose.ts';
import { drawPart, NEIGHBOURHOODS, type NeighbourhoodKind } from './neighbourhood.ts';
import type { LinesPart } from './part.ts';
import { prove } from './prove.ts';
import { relaxLines, type Relaxed } from './relax.ts';
import { isSearchOver, type LinesSearch } from './search.ts';

const MOST_LINES = 3000;
const MOST_LINES_PER_PERSON = 150;
/** Lines drawn of each person who has more than those. */
const WALKS_PER_PERSON = 150;
/** Time for one neighbourhood: a share of the whole, of which its relaxation may take a share, the rest is branch and bound. */
const LEAST_SECONDS = 4;
const SECONDS_SHARE = 0.01;
const RELAXATION_SHARE = 0.6;
/** A proof is tried after so many neighbourhoods without a better roster, and may take this share of the time. */
const IDLE_BEFORE_PROOF = 10;
const PROOF_SHARE = 0.25;
/** Windows take a tenth of the time that whole lines take, and gain more. */
const WINDOWS: readonly NeighbourhoodKind[] = ['costly-days', 'week', 'days', 'week'];
const ORDER: readonly NeighbourhoodKind[] = [
  ...WINDOWS,
  'fortnight',
  ...WINDOWS,
  'costly-people',
  ...WINDOWS,
  'fortnight',
  ...WINDOWS,
  'people',
];
/** Person-days freed at first. */
const FIRST_SIZE = 170;
const LEAST_SIZE = 40;

/**
 * Large-neighbourhood search (Shaw 1998): frees some people, all their days or a window of them, generates lines for them
 * beside everybody else's, and takes the best choice. Sizes grow where neighbourhoods are exhausted quickly and shrink where
 * they are cut short. Whenever the gap has shrunk, a proof is tried.
 */
export function improve(
  search: LinesSearch,
  relaxed: Relaxed,
  {
    timeLimitSeconds: totalSeconds,
    mostIdleRounds = Infinity,
  }: { readonly timeLimitSeconds: number; readonly mostIdleRounds?: number },
): void {
  const { whole, incumbent, seed } = search;
  const random = new RandomStream([seed | 0, 0x6c696e65, 0x73, 1]);
  const seconds = Math.max(LEAST_SECONDS, totalSeconds * SECONDS_SHARE);
  const sizes = NEIGHBOURHOODS.map(() => FIRST_SIZE);
  const most = whole.people.length * whole.data.days;
  const prices = relaxed.prices.slice();
  let triedAt = Infinity;
  let idle = 0;
  for (let round = 0; idle < mostIdleRounds && !isSearchOver(search); round++) {
    if (incumbent.cost < triedAt && idle >= IDLE_BEFORE_PROOF) {
      triedAt = incumbent.cost;
      prove(search, relaxed, PROOF_SHARE * totalSeconds);
      continue;
    }
    const kind = NEIGHBOURHOODS.indexOf(ORDER[round % ORDER.length]);
    const draw = { kind: NEIGHBOURHOODS[kind], size: sizes[kind], random };
    const part = drawPart(whole, incumbent.roster, relaxed, draw);
    const { ended, state } = exchange(search, part, prices, seconds, random);
    // Without prices of the whole, those of its parts are the best there are.
    if (!relaxed.isExact) part.needs.forEach((need, k) => (prices[need] = state.prices[k]));
    idle = ended === 'improved' ? 0 : idle + 1;
    if (ended === 'exhausted') sizes[kind] = Math.min(most, sizes[kind] * 1.05);
    if (ended === 'cut-short') sizes[kind] = Math.max(LEAST_SIZE, sizes[kind] * 0.85);
  }
}

interface Exchange {
  readonly ended: 'improved' | 'exhausted' | 'cut-short';
  readonly state: Relaxed;
}

function exchange(
  search: LinesSearch,
  part: LinesPart,
  prices: Float64Array,
  seconds: number,
  random: RandomStream,
): Exchange {
  const { solver, incumbent, pool, seed } = search;
  const deadline = search.deadline.within(seconds);
  const lines = part.people.map((person) => incumbent.roster[person]);
  const cost = rosterCost(part.data, lines);
  const budget = cost - incumbent.step;
  const own = lines.map((line, person): ProposedLine => ({ person, line }));
  const start = {
    lines: [...own, ...pool.linesFor(part)],
    prices: Float64Array.from(part.needs, (need) => prices[need]),
  };
  const state = relaxLines(part, start, {
    solver,
    deadline: deadline.within(RELAXATION_SHARE * seconds),
    target: budget + 1e-6,
  });
  if (state.bound >= budget + 1e-6) return { ended: 'exhausted', state };
  pool.add(
    part,
    state.proposed.filter((_, k) => state.shares[k] > 0),
  );
  const within = everyLineWithin(part, state, budget, MOST_LINES_PER_PERSON);
  const drawn = someLinesWithin(part, state, within.left, { budget, walks: WALKS_PER_PERSON, random });
  const proposed = withoutRepetition([
    ...linesWithin(part, state, budget, MOST_LINES),
    ...within.proposed,
    ...drawn,
  ]);
  const chosen = chooseLines(part, proposed, { lines, cost }, { solver, deadline, seed });
  if (!incumbent.take(part, chosen.lines))
    return { ended: chosen.isProven ? 'exhausted' : 'cut-short', state };
  pool.add(
    part,
    chosen.lines.map((line, person) => ({ person, line })),
  );
  return { ended: 'improved', state };
}

function withoutRepetition(proposed: readonly ProposedLine[]): ProposedLine[] {
  return [
    ...new Map(proposed.map((proposal) => [`${proposal.person}:${proposal.line.join()}`, proposal])).values(),
  ];
}
