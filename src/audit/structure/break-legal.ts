import type { BreakKind, Rest } from '../../domain/break.ts';
import type { ShiftTemplate } from '../../domain/shift.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { BreakFacts, ShiftFacts } from '../facts/shift.ts';
import { minutesOf } from '../facts/span.ts';

/**
 * A shift has the meal break and the rests of its template and no other, listed in order: each of its length, begun in
 * its window after the shift's start (real time), paid or not as the template says. The windows of a template never
 * overlap, so the first rest is that of the first window. Shifts of unknown templates are judged by `shift-template`.
 */
export function breakLegal(facts: Facts): Examination {
  const cases = workedShifts(facts).flatMap(({ who, shift }) => {
    const template = facts.templates.get(shift.assignment.template);
    return template === undefined ? [] : [{ who, shift, template }];
  });
  return examineEach(cases, ({ who, shift, template }) => {
    const errors = [
      ...orderErrors(shift),
      ...breakErrors(shift, template, 'meal', template.mealBreak === undefined ? [] : [template.mealBreak]),
      ...breakErrors(shift, template, 'rest', template.rests),
    ];
    if (errors.length === 0) return undefined;
    return { person: who.person.id, date: shift.startsAt.date, detail: errors.join('; ') };
  });
}

function orderErrors({ breaks }: ShiftFacts): string[] {
  const isBehind = breaks.some((one, index) => index > 0 && one.start < breaks[index - 1].start);
  return isBehind ? ['its breaks are out of order'] : [];
}

function breakErrors(
  shift: ShiftFacts,
  { id }: ShiftTemplate,
  kind: BreakKind,
  due: readonly Rest[],
): string[] {
  const taken = inOrder(
    shift.breaks.filter((one) => one.kind === kind),
    ({ start }) => start,
  );
  if (taken.length !== due.length) return [`has ${taken.length} ${kind}s; template ${id} has ${due.length}`];
  return inOrder(due, ({ earliestAfterMinutes }) => earliestAfterMinutes).flatMap((window, index) =>
    windowErrors(taken[index], window, shift, id),
  );
}

function windowErrors(taken: BreakFacts, window: Rest, shift: ShiftFacts, template: string): string[] {
  const { minutes, earliestAfterMinutes, latestAfterMinutes, paid } = window;
  const after = (taken.start - shift.start) / 60_000;
  const errors: string[] = [];
  if (minutesOf(taken) !== minutes)
    errors.push(`the ${taken.kind} lasts ${minutesOf(taken)} minutes; ${minutes} are due`);
  if (after < earliestAfterMinutes || after > latestAfterMinutes)
    errors.push(
      `the ${taken.kind} begins ${after} minutes into the shift; allowed are ${earliestAfterMinutes} to ${latestAfterMinutes}`,
    );
  if (taken.paid !== paid)
    errors.push(
      `the ${taken.kind} is ${paidOrNot(taken.paid)}; template ${template} has it ${paidOrNot(paid)}`,
    );
  return errors;
}

function inOrder<Item>(items: readonly Item[], time: (item: Item) => number): Item[] {
  return [...items].sort((one, other) => time(one) - time(other));
}

function paidOrNot(paid: boolean): string {
  return paid ? 'paid' : 'unpaid';
}
