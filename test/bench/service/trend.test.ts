import { describe, expect, test } from 'vitest';
import { trendOf } from '../../../bench/service/trend.ts';

describe('a trend', () => {
  test('of a straight line is the line, for certain', () => {
    const line = Array.from({ length: 60 }, (_, index) => 100 + 3 * index);
    expect(trendOf(line, 1, 12)).toEqual({ slope: 3, standardError: 0 });
  });

  test('is per unit of time, whatever lies between two measurements', () => {
    const line = Array.from({ length: 60 }, (_, index) => 100 + 3 * index);
    expect(trendOf(line, 0.5, 12).slope).toBeCloseTo(6);
  });

  test('of five points is that of the textbook', () => {
    // Slope 0.6 and its error by hand: residuals −0.2 −0.8 … squared sum 2.4, spread 10.
    const { slope, standardError } = trendOf([2, 4, 5, 4, 5], 1, 5);
    expect(slope).toBeCloseTo(0.6, 10);
    expect(standardError).toBeCloseTo(Math.sqrt(2.4 / 3 / 10), 10);
  });

  test('asks for enough measurements', () => {
    expect(() => trendOf([1, 2], 1, 3)).toThrow(RangeError);
  });
});
