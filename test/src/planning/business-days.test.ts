import { expect, test } from 'vitest';
import { businessDays } from '../../../src/planning/business-days.ts';

const told = (open: string): string[] =>
  businessDays(Array.from(open, Number)).map(({ from, to }) => open.slice(from, to));

test.each([
  ['0011001100', ['00110011'.slice(0, 6), '1100']],
  ['1100110', ['1100', '110']],
  ['1101', ['110', '1']],
  ['1111', ['1111']],
  ['0000', ['0000']],
  ['0110', ['0110']],
])('%s is cut where the shop opens again', (open, days) => {
  expect(told(open)).toEqual(days);
});
