import { jsonPath } from '../../domain/problem.ts';
import type { FieldError } from '../../domain/problem.ts';
import { breaksOf } from '../../domain/shift.ts';
import type { TemplateBreak } from '../../domain/shift.ts';
import { minuteOfDay } from '../../domain/time.ts';
import { layCalendars } from '../calendars.ts';
import { shiftCandidates } from '../shifts.ts';
import type { CheckContext } from './check-context.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Templates fit the grain, name known classes, and each has a shift inside opening hours. */
export function shiftChecks(context: CheckContext): FieldError[] {
  return [...classChecks(context), ...templateChecks(context)];
}

function classChecks({ sent }: CheckContext): FieldError[] {
  const ids = (sent.shifts.contractClasses ?? []).map((one) => one.id);
  return duplicateIds(ids, (index) => `shifts.contractClasses[${index}].id`);
}

function templateChecks({ sent, request, grid }: CheckContext): FieldError[] {
  const grain = grid.intervalMinutes;
  const classIds = request.contractClasses.map((one) => one.id);
  const path = (index: number): string => `shifts.templates[${index}]`;
  const calendars = layCalendars(request, grid);
  const errors = duplicateIds(
    sent.shifts.templates.map((template) => (typeof template === 'string' ? template : template.id)),
    (index) => (typeof sent.shifts.templates[index] === 'string' ? path(index) : `${path(index)}.id`),
  );
  const multiple = (where: string, minutes: number): void => {
    if (minutes % grain !== 0) {
      errors.push({
        path: where,
        message: `must be a multiple of the interval, ${grain} minutes; got ${minutes}`,
      });
    }
  };
  sent.shifts.templates.forEach((template, index) => {
    if (typeof template === 'string') return;
    const before = errors.length;
    errors.push(
      ...unknownNames(
        template.contractClasses,
        classIds,
        'contract class',
        (k) => `${path(index)}.contractClasses[${k}]`,
      ),
    );
    multiple(`${path(index)}.start.from`, minuteOfDay(template.start.from));
    multiple(`${path(index)}.start.stepMinutes`, template.start.stepMinutes);
    template.lengthsMinutes.forEach((length, k) => multiple(`${path(index)}.lengthsMinutes[${k}]`, length));
    for (const one of breaksOf(template)) {
      const where = jsonPath(['shifts', 'templates', index, ...one.path]);
      multiple(`${where}.minutes`, one.window.minutes);
      if (!hasBeginOn(grain, one)) {
        errors.push({
          path: where,
          message: `no break can begin in this window: none of its minutes is a multiple of the interval, ${grain} minutes`,
        });
      }
    }
    if (errors.length > before || (template.threeShifts && calendars.threeShiftDates.size === 0)) return;
    if (shiftCandidates({ templates: [template] }, grid, calendars).length === 0) {
      errors.push({
        path: path(index),
        message:
          'no shift of this template fits: each would reach into closed hours or past the horizon, fall on other days, or leave no place for its break outside guard periods',
      });
    }
  });
  if (errors.length === 0 && shiftCandidates(request, grid, calendars).length === 0) {
    errors.push({
      path: 'shifts.templates',
      message: 'no shift of any template fits into the opening hours',
    });
  }
  return errors;
}

function hasBeginOn(grain: number, { window }: TemplateBreak): boolean {
  return Math.ceil(window.earliestAfterMinutes / grain) <= Math.floor(window.latestAfterMinutes / grain);
}
