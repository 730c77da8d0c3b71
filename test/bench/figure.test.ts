import { describe, expect, test } from 'vitest';
import { figure, isWanted } from '../../bench/figure.ts';
import { toTable } from '../../bench/table.ts';

const measured = { bench: 'plan', case: 'a week', unit: 's' } as const;

describe('figure', () => {
  test.each<[string, number, boolean]>([
    ['<= 15', 15, true],
    ['<= 15', 15.1, false],
    ['< 15', 15, false],
    ['>= 0.8', 0.8, true],
    ['>= 0.8', 0.79, false],
    ['> 0', 0, false],
    ['= 480', 480, true],
    ['= 480', 510, false],
  ])('%s is judged at %d', (goal, value, met) => {
    expect(figure({ ...measured, value }, goal)).toEqual({ ...measured, value, goal, met });
  });

  test('without a goal is neither met nor missed, without a value always missed', () => {
    expect(figure({ ...measured, value: 3 })).toMatchObject({ goal: null, met: null });
    expect(figure({ ...measured, value: null }, '<= 15')).toMatchObject({ met: false });
  });

  test('refuses a goal it cannot judge', () => {
    expect(() => figure({ ...measured, value: 3 }, 'below 3')).toThrow('"below 3" is not a goal');
    expect(() => figure({ ...measured, value: 3 }, '<=3')).toThrow('"<=3" is not a goal');
  });
});

test('--only picks the cases that contain it', () => {
  const log = (): void => undefined;
  expect(isWanted('shift-design/DataSet1/3', { log })).toBe(true);
  expect(isWanted('shift-design/DataSet1/3', { log, only: 'DataSet1' })).toBe(true);
  expect(isWanted('shift-design/DataSet1/3', { log, only: 'DataSet2' })).toBe(false);
});

test('the table lines up and shouts what was missed', () => {
  const figures = [
    figure({ ...measured, value: 12.3456 }, '<= 15'),
    figure({ ...measured, case: 'a month', value: null }, '<= 15'),
    figure({ ...measured, case: 'people', value: 30, unit: '' }),
  ];
  expect(toTable(figures)).toBe(
    [
      'case     value  unit  goal',
      'a week   12.35  s     <= 15  met',
      'a month   none  s     <= 15  MISSED',
      'people      30',
    ].join('\n'),
  );
});
