import type { CoveringData } from './data.ts';
import type { Covering } from './decode.ts';
import { giveOwed } from './give-owed.ts';
import { GreedyState } from './greedy-state.ts';

/** A shift that needs somebody new is taken only when it helps so many times more than the best that does not. */
const NEW_PERSON_FACTOR = 1.5;

/**
 * A legal covering by adding, again and again, the shift that removes most shortage, with its break where it hurts least.
 * It is where the engine starts from, and what stands when time runs out before the engine has found anything better.
 * @param from shifts and breaks that stay; the pinned shifts when left out
 */
export function coverGreedily(data: CoveringData, from?: Covering): Covering {
  const state = new GreedyState(data);
  if (from !== undefined) state.take(from);
  data.groups.forEach((group, g) => {
    for (const [shift, people] of group.pinned) {
      const there = from?.shifts[g].get(shift) ?? 0;
      for (let k = there; k < people; k++) state.add(g, shift);
    }
  });
  for (const { groups, pinned } of data.sharedPeople) {
    for (const [shift, people] of pinned) {
      const there = groups.reduce((sum, g) => sum + (from?.shifts[g].get(shift) ?? 0), 0);
      const able = groups.find((g) => data.groups[g].shifts.includes(shift));
      for (let k = there; able !== undefined && k < people; k++) state.add(able, shift);
    }
  }
  for (let best = bestShift(data, state); best !== undefined; best = bestShift(data, state)) {
    state.add(best.group, best.shift);
  }
  return giveOwed(data, state.covering());
}

interface Choice {
  readonly kind: number;
  readonly shift: number;
  readonly relief: number;
}

interface Taken {
  readonly group: number;
  readonly shift: number;
}

/** The shift that removes most, of what nobody new is needed for where that removes nearly as much. */
function bestShift(data: CoveringData, state: GreedyState): Taken | undefined {
  const choices: Choice[] = [];
  state.kinds.forEach(({ shifts }, kind) => {
    const relief = state.reliefUpTo(kind);
    for (const shift of shifts) {
      const whole = relief[data.shifts[shift].end] - relief[data.shifts[shift].start];
      const total = whole - state.bestBreaks(shift, relief).lost;
      if (total > 1e-9) choices.push({ kind, shift, relief: total });
    }
  });
  choices.sort((a, b) => b.relief - a.relief);
  let fallback: (Taken & Pick<Choice, 'relief'>) | undefined;
  for (const { kind, shift, relief } of choices) {
    if (fallback !== undefined && relief * NEW_PERSON_FACTOR < fallback.relief) break;
    for (const group of state.kinds[kind].groups) {
      if (!state.isOpen(group, shift)) continue;
      const needed = state.peopleWith(group, shift);
      if (needed <= state.people(group)) return { group, shift };
      if (!state.allows(group, needed)) state.close(group, shift);
      else fallback ??= { group, shift, relief };
    }
  }
  return fallback;
}
