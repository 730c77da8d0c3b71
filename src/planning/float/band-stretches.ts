import { isSameNeed } from '../../domain/skill.ts';
import type { SkillNeed } from '../../domain/skill.ts';
import type { CoverageInput } from '../coverage.ts';
import { bandViews } from '../prediction.ts';

/** Consecutive open intervals `[from, to)` of one date in one band. */
export interface BandStretch {
  readonly band: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The open hours of the queues that ask for the same, cut where the date or the band changes. Where bands overlap, or the queues have
 * different ones, the first in the request counts.
 */
export function bandStretches(
  { request, grid, calendars }: Pick<CoverageInput, 'request' | 'grid' | 'calendars'>,
  need: SkillNeed,
): BandStretch[] {
  const views = bandViews(request, grid, calendars);
  const queues = [...request.queues.keys()].filter((q) => isSameNeed(request.queues[q], need));
  const bandAt = (interval: number): string | undefined =>
    views.find((view) => queues.some((queue) => view.appliesTo(queue, interval)))?.name;
  const stretches: BandStretch[] = [];
  for (let from = 0; from < grid.count;) {
    const band = bandAt(from);
    let to = from + 1;
    while (to < grid.count && grid.dayOf[to] === grid.dayOf[from] && bandAt(to) === band) to++;
    if (band !== undefined) stretches.push({ band, from, to });
    from = to;
  }
  return stretches;
}
