import type { ModelBuilder } from '../linear/builder.ts';
import type { Term } from '../linear/model.ts';
import type { CoveringData, PeopleGroup } from './data.ts';
import type { CoveringColumns } from './variables.ts';

/**
 * What ⌈shifts · numerator / denominator⌉ per member says of a whole group, nights on the left and members on the right:
 * rounding up adds less than one, (denominator − 1) / denominator at most, for everybody.
 */
export function nightShare(builder: ModelBuilder, data: CoveringData, columns: CoveringColumns): void {
  const { nightShare: share } = data;
  if (share === undefined) return;
  data.groups.forEach((group, g) => {
    if (!group.shifts.some((shift) => share.isNight[shift] === 1)) return;
    builder.addRow({
      name: `night-share[${group.name}]`,
      upper: share.denominator * pinnedNights(data, group),
      terms: [
        ...[...columns.shift[g]].map(([shift, column]): Term => [
          column,
          share.isNight[shift] * share.denominator - share.numerator,
        ]),
        [columns.people[g], 1 - share.denominator],
      ],
    });
  });
}

/** Nights that members hold by a pin. */
export function pinnedNights(
  { nightShare: share }: Pick<CoveringData, 'nightShare'>,
  group: PeopleGroup,
): number {
  return [...group.pinned].reduce((sum, [shift, people]) => sum + people * (share?.isNight[shift] ?? 0), 0);
}
