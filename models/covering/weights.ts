/**
 * What one missing agent costs for one interval, relative to each other: serving customers goes before the extra agents
 * of a live stream, those before work that can wait, and that before buffer staff. Contacts add to the first through
 * `shortageWeight`.
 */
export const LIVE_SHORTAGE_WEIGHT = 0.1;
export const DEFERRABLE_SHORTAGE_WEIGHT = 0.03;
export const BUFFER_SHORTAGE_WEIGHT = 0.01;
/** One minute less than contracts owe, and one person less than are to work: customers go first. */
export const OWED_MINUTE_WEIGHT = 0.005;
export const OWED_PERSON_WEIGHT = 0.5;
