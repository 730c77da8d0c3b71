import type { PlanRequestInput } from '../../src/domain/plan-request.ts';
import type { Draw } from './draw.ts';
import type { AgentInput } from './random-agents.ts';

type PublishedInput = NonNullable<PlanRequestInput['published']>;

/** A roster as somebody might have drawn it up by hand, good or bad, and who has fallen ill since. */
export function randomPublished(
  draw: Draw,
  dates: readonly string[],
  { agents }: { readonly agents: readonly AgentInput[] },
): PublishedInput {
  const people = agents.map(({ id, contractClass, pins = [], leave = [] }) => ({
    id,
    // A pin or leave would contradict whatever is frozen there.
    assignments: draw
      .some(
        dates.filter(
          (date) =>
            !pins.some((pin) => pin.date === date) && !leave.some(({ firstDay }) => firstDay === date),
        ),
        0.5,
      )
      .map((date) => {
        const isLong = contractClass === 'full-time' && draw.chance(0.5);
        const start = isLong ? 10 : draw.pick([10, 12]);
        return { start: `${date}T${start}:00`, end: `${date}T${start + (isLong ? 8 : 4)}:00` };
      }),
  }));
  const today = draw.chance(0.5) ? 0 : draw.from(0, dates.length - 1);
  const ill = draw.some(agents, 0.3);
  return {
    people,
    absences: ill.map(({ id }) => {
      const date = draw.pick(dates);
      return { agent: id, firstDay: date, lastDay: date };
    }),
    now: `${dates[today]}T${draw.pick(['07:30', '12:00'])}`,
    ...(draw.chance(0.3) ? { freezeUntil: `${draw.pick(dates.slice(today))}T22:00` } : {}),
    changeMinutes: draw.pick([0, 60]),
    ...(draw.chance(0.2) ? { maximumChanges: draw.from(0, 3) } : {}),
  };
}
