import { describe, expect, test } from 'vitest';
import { away, changed, monday, person, shift, told, tuesday, wednesday } from './shop.ts';
import type { Changed } from './shop.ts';

const alone = [person('a1', shift(monday), shift(tuesday), shift(wednesday))];
/** Whoever is called to work for a1, who is ill on Monday, with wishes of the others. */
async function called(a2: object, a3: object, change: Partial<Changed> = {}): Promise<unknown> {
  const absences = [away('a1', monday)];
  const found = await changed({ people: alone, absences, wishes: [{}, a2, a3], ...change });
  return told(found).did.map((did) => (did as unknown[]).slice(0, 2).join(' '));
}

const unwanted = (weight: number): object => ({
  preferences: { shiftsUnwanted: [{ weekdays: ['monday'], weight }] },
});
const wanted = (weight: number): object => ({
  preferences: { shiftsWanted: [{ dates: [monday], weight }] },
});

describe('whom a replan calls', () => {
  test('is nobody who would like the day off, where somebody else is as good', async () => {
    expect(await called({}, {})).toEqual(['extra-shift a2']);
    expect(await called({ daysOffWanted: [monday] }, {})).toEqual(['extra-shift a3']);
  });

  test('is whoever minds least, by the weights of the wishes', async () => {
    expect(await called(unwanted(3), unwanted(1))).toEqual(['extra-shift a3']);
    expect(await called(unwanted(1), unwanted(3))).toEqual(['extra-shift a2']);
  });

  test('is whoever would like to work, most of all by weight', async () => {
    expect(await called({}, wanted(1))).toEqual(['extra-shift a3']);
    expect(await called(wanted(1), wanted(2))).toEqual(['extra-shift a3']);
    expect(await called(wanted(2), wanted(1))).toEqual(['extra-shift a2']);
  });

  test('is nobody whom a required wish keeps off', async () => {
    const rules = { 'shift-unwanted': { level: 'required' } };
    expect(await called(unwanted(1), {}, { rules })).toEqual(['extra-shift a3']);
    expect(await called(unwanted(1), unwanted(1), { rules })).toEqual(['none ']);
  });

  test('is nobody at all for a wish alone', async () => {
    expect(await called({}, wanted(1000), { changeMinutes: 400 })).toEqual(['none ']);
    const found = await changed({ people: alone, wishes: [{}, wanted(1000), {}], changeMinutes: 0 });
    expect(told(found)).toEqual({ did: [], changes: [], beyond: 0 });
  });

  test('pays for a wish, but not with more than the change is worth', async () => {
    // A day of 480 minutes, at twice the 60 of a change and 5 for each of 5 times the weight.
    expect(await called(unwanted(14), unwanted(14))).toEqual(['extra-shift a2']);
    expect(await called(unwanted(15), unwanted(15))).toEqual(['none ']);
  });
});

describe('of people who are as good', () => {
  const [saturday, sunday] = ['2026-11-28', '2026-11-29'];
  const people = [person('a1', shift(saturday), shift(sunday), shift('2026-11-30'))];
  const onWeekend = (a2: object, a3: object): Promise<unknown> =>
    called(a2, a3, { people, firstDay: saturday, absences: [away('a1', saturday)] });
  const weekends = (count: number): object => ({ history: { counters: { weekends: count } } });

  test('the one goes first who had fewest such duties, for the days they can work', async () => {
    expect(await onWeekend({}, {})).toEqual(['extra-shift a2']);
    expect(await onWeekend(weekends(4), weekends(3))).toEqual(['extra-shift a3']);
    expect(await onWeekend(weekends(3), weekends(4))).toEqual(['extra-shift a2']);
    const away = { leave: [{ firstDay: sunday, lastDay: '2026-11-30' }], ...weekends(2) };
    expect(await onWeekend(away, weekends(3))).toEqual(['extra-shift a3']);
  });

  test('a wish goes before that', async () => {
    expect(await onWeekend({ ...weekends(0), daysOffWanted: [saturday] }, weekends(20))).toEqual([
      'extra-shift a3',
    ]);
  });
});
