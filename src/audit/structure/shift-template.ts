import type { ShiftTemplate } from '../../domain/shift.ts';
import { clockTime, minuteOfDay } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import { examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts, WorkedShift } from '../facts/facts.ts';

/**
 * Every shift is one its template allows: made for the person's contract class, started in the window and on its step,
 * of an allowed length in real time, on an allowed weekday. On dates a promotion works in three shifts every shift that
 * starts is of a three-shift template, on other dates none.
 */
export function shiftTemplate(facts: Facts): Examination {
  return examineEach(workedShifts(facts), ({ who, shift }) => {
    const template = facts.templates.get(shift.assignment.template);
    const errors =
      template === undefined
        ? [`the request has no template ${shift.assignment.template}`]
        : templateErrors({ who, shift }, template, facts);
    if (errors.length === 0) return undefined;
    return { person: who.person.id, date: shift.startsAt.date, detail: errors.join('; ') };
  });
}

function templateErrors({ who, shift }: WorkedShift, template: ShiftTemplate, facts: Facts): string[] {
  const { date, weekday, minute } = shift.startsAt;
  const { from, to, stepMinutes } = template.start;
  const contractClass = (who.agent ?? who.person).contractClass;
  const afterFrom = minute - minuteOfDay(from);
  const inWindow = afterFrom >= 0 && minute <= minuteOfDay(to) && afterFrom % stepMinutes === 0;
  const threeShiftDate = facts.clock.days.some((day) => day.date === date && day.threeShifts);
  const errors: string[] = [];
  if (!template.contractClasses.includes(contractClass))
    errors.push(`template ${template.id} is not for class ${contractClass}`);
  if (!inWindow)
    errors.push(`starts at ${clockTime(minute)}; allowed are ${from} to ${to} every ${stepMinutes} minutes`);
  if (!template.lengthsMinutes.includes(shift.lengthMinutes))
    errors.push(`lasts ${shift.lengthMinutes} minutes; allowed are ${template.lengthsMinutes.join(', ')}`);
  if (template.weekdays !== undefined && !template.weekdays.includes(weekday))
    errors.push(`starts on a ${weekday}; allowed are ${template.weekdays.join(', ')}`);
  if (threeShiftDate && !template.threeShifts)
    errors.push(`template ${template.id} is not for three shifts, but ${date} is worked in three shifts`);
  if (!threeShiftDate && template.threeShifts)
    errors.push(`template ${template.id} is for three shifts, but ${date} is not worked in three shifts`);
  return errors;
}
