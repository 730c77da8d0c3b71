import { readExamples } from '../../src/http/examples.ts';

const day = (() => {
  const example = readExamples().get('new-shop-day');
  if (example === undefined) throw new Error('There is no example new-shop-day.');
  return example;
})();

/** A request whose plan takes a tenth of a second: a day of a small shop by the hour. */
export const SMALL_PLAN = {
  ...day,
  horizon: { ...day.horizon, intervalMinutes: 60 },
  objective: { timeLimitSeconds: 1 },
};

/** A question about the staff of the same day, answered within a fiftieth of a second. */
export const SMALL_STAFFING = {
  shop: day.shop,
  horizon: day.horizon,
  queues: day.queues,
  forecast: day.forecast,
  capacity: day.capacity,
};
