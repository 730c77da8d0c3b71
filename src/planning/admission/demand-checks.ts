import type { FieldError } from '../../domain/problem.ts';
import type { DemandContext } from './check-context.ts';
import { duplicateIds, unknownNames } from './names.ts';

/** Queues have unique ids, and each has exactly one forecast of the horizon's length. */
export function demandChecks({ sent, grid }: DemandContext): FieldError[] {
  const queueIds = sent.queues.map((queue) => queue.id);
  const forecastQueues = sent.forecast.map((forecast) => forecast.queue);
  const errors = [
    ...duplicateIds(queueIds, (index) => `queues[${index}].id`),
    ...duplicateIds(forecastQueues, (index) => `forecast[${index}].queue`),
    ...unknownNames(forecastQueues, queueIds, 'queue', (index) => `forecast[${index}].queue`),
  ];
  queueIds.forEach((id, index) => {
    if (!forecastQueues.includes(id))
      errors.push({ path: `queues[${index}].id`, message: `queue “${id}” has no forecast` });
  });
  const hours = (grid.count * grid.intervalMinutes) / 60;
  sent.forecast.forEach((forecast, index) => {
    const [field, length, expected, unit] =
      forecast.kind === 'hourly'
        ? ['contactsPerHour', forecast.contactsPerHour.length, hours, 'hours']
        : forecast.kind === 'intervals'
          ? ['contacts', forecast.contacts.length, grid.count, `intervals of ${grid.intervalMinutes} minutes`]
          : ['contactsPerDay', forecast.contactsPerDay.length, grid.days.length, 'days'];
    if (length !== expected) {
      errors.push({
        path: `forecast[${index}].${field}`,
        message: `has ${length} values; the horizon has ${expected} ${unit}`,
      });
    }
  });
  return errors;
}
