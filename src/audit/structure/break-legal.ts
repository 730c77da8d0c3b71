import type { ShiftTemplate } from '../../domain/shift.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';
import type { ShiftFacts } from '../facts/shift.ts';
import { minutesOf } from '../facts/span.ts';

/**
 * A shift has the meal break of its template and no other: one break of its length, begun in its window after the
 * shift's start (real time), paid or not as the template says; none where the template has none. Shifts of unknown
 * templates are judged by `shift-template`.
 */
export function breakLegal(facts: Facts): Examination {
  const cases = workedShifts(facts).flatMap(({ who, shift }) => {
    const template = facts.templates.get(shift.assignment.template);
    return template === undefined ? [] : [{ who, shift, template }];
  });
  return examineEach(cases, ({ who, shift, template }) => {
    const errors = breakErrors(shift, template);
    if (errors.length === 0) return undefined;
    return { person: who.person.id, date: shift.startsAt.date, detail: errors.join('; ') };
  });
}

function breakErrors(shift: ShiftFacts, { id, mealBreak: meal }: ShiftTemplate): string[] {
  const expected = meal === undefined ? 0 : 1;
  if (shift.breaks.length !== expected)
    return [`has ${shift.breaks.length} breaks; template ${id} has ${expected}`];
  if (meal === undefined) return [];
  const [taken] = shift.breaks;
  const after = (taken.start - shift.start) / 60_000;
  const errors: string[] = [];
  if (minutesOf(taken) !== meal.minutes)
    errors.push(`the break lasts ${minutesOf(taken)} minutes; ${meal.minutes} are due`);
  if (after < meal.earliestAfterMinutes || after > meal.latestAfterMinutes)
    errors.push(
      `the break begins ${after} minutes into the shift; allowed are ${meal.earliestAfterMinutes} to ${meal.latestAfterMinutes}`,
    );
  if (taken.paid !== meal.paid)
    errors.push(`the break is ${paidOrNot(taken.paid)}; template ${id} has it ${paidOrNot(meal.paid)}`);
  return errors;
}

function paidOrNot(paid: boolean): string {
  return paid ? 'paid' : 'unpaid';
}
