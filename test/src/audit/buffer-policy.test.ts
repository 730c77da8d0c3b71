import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceBuffer, bufferDue, bufferErrors } from '../../../src/audit/coverage/buffer-policy.ts';
import type { BufferDue } from '../../../src/audit/coverage/buffer-policy.ts';
import type { BufferRules, TeamInterval } from '../../../src/domain/roster.ts';

const policy = (share: number, minimum: number) => ({
  buffer: { share, minimum, liveExtraAgents: 0 },
  absenceRate: 0.1,
  uncertainty: undefined,
});

/** P(at least `present` of `people` come), by going through the number of people who come. */
function probabilityPresent(present: number, people: number, absenceRate: number): number {
  let distribution = [1];
  for (let person = 0; person < people; person++) {
    const next = new Array<number>(distribution.length + 1).fill(0);
    distribution.forEach((probability, come) => {
      next[come] += probability * absenceRate;
      next[come + 1] += probability * (1 - absenceRate);
    });
    distribution = next;
  }
  return distribution.slice(present).reduce((sum, probability) => sum + probability, 0);
}

describe('absenceBuffer', () => {
  it.each([
    [30, 0.1, 0.95, 37],
    [30, 0.2, 0.95, 43],
    [100, 0.2, 0.95, 135],
  ])(
    '%d present at absence %d with confidence %d takes %d rostered',
    (present, rate, confidence, rostered) => {
      expect(present + absenceBuffer(present, rate, confidence)).toBe(rostered);
    },
  );

  it('asks for nobody where nobody is required or nobody stays away', () => {
    expect(absenceBuffer(0, 0.2, 0.95)).toBe(0);
    expect(absenceBuffer(30, 0, 0.95)).toBe(0);
  });

  it('is the smallest that holds, by the convolution of single people', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      fc.double({ min: 0.51, max: 0.99, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([required, rate, confidence]) => {
        const buffer = absenceBuffer(required, rate, confidence);
        expect(probabilityPresent(required, required + buffer, rate)).toBeGreaterThan(confidence - 1e-9);
        if (buffer > 0) {
          const less = probabilityPresent(required, required + buffer - 1, rate);
          expect(less).toBeLessThan(confidence + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not underflow for thousands of people', () => {
    // Normal approximation: smallest n with 0.7·n − 1.645·√(0.21·n) ≥ 5000.
    let rostered = 5000;
    while (0.7 * rostered - 1.645 * Math.sqrt(0.21 * rostered) < 5000) rostered++;
    expect(Math.abs(5000 + absenceBuffer(5000, 0.3, 0.95) - rostered)).toBeLessThanOrEqual(2);
  });
});

describe('bufferDue', () => {
  it('is the share rounded up and at least the minimum', () => {
    expect(bufferDue(0, policy(0.05, 1))).toMatchObject({ byShare: 1, flatRule: 'minimum' });
    expect(bufferDue(20, policy(0.05, 1))).toMatchObject({ byShare: 1, flatRule: 'share' });
    expect(bufferDue(21, policy(0.05, 1))).toMatchObject({ byShare: 2, flatRule: 'share' });
    expect(bufferDue(4, policy(0, 0))).toEqual({
      byShare: 0,
      flatRule: 'share',
      byAbsence: undefined,
      byDays: false,
    });
  });

  it('does not round up what is a whole number but for floating point', () => {
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(bufferDue(100, policy(0.07, 0)).byShare).toBe(7);
  });

  it('names what absence takes where the policy has a confidence', () => {
    const { buffer, ...rest } = policy(0.05, 1);
    const confident = { ...rest, buffer: { ...buffer, absenceConfidence: 0.95 } };
    expect(bufferDue(30, confident)).toMatchObject({ byShare: 2, byAbsence: 7 });
    expect(bufferDue(30, { ...confident, absenceRate: 0 })).toMatchObject({ byShare: 2, byAbsence: 0 });
  });

  it('leaves to the model what absence takes on a share of days, and not on average', () => {
    const on = (targetsHold: 'on-average' | { shareOfDays: number }) =>
      bufferDue(30, { ...policy(0.05, 1), uncertainty: { dayVariation: 0.1, targetsHold } }).byDays;
    expect(on({ shareOfDays: 0.9 })).toBe(true);
    expect(on('on-average')).toBe(false);
  });
});

describe('bufferErrors', () => {
  const row = (bufferRequired: number, bufferRules: BufferRules): TeamInterval => ({
    start: '2026-11-24T09:00:00+08:00',
    required: 30,
    bufferRequired,
    bufferRules,
    liveExtraRequired: 0,
    onDuty: 30,
    guard: false,
  });
  const flat = bufferDue(30, policy(0.05, 1));
  const byDays: BufferDue = { ...flat, byAbsence: 7, byDays: true };

  it('finds nothing where the larger rule is taken and named', () => {
    expect(bufferErrors(row(2, { byShare: 2, byChance: null, binding: 'share' }), flat)).toEqual([]);
    expect(bufferErrors(row(8, { byShare: 2, byChance: 8, binding: 'chance' }), byDays)).toEqual([]);
  });

  it('finds a rule that is made up, too small, misnamed or not followed', () => {
    const found = (bufferRequired: number, rules: BufferRules, due: BufferDue): number =>
      bufferErrors(row(bufferRequired, rules), due).length;
    expect(found(2, { byShare: 2, byChance: 0, binding: 'share' }, flat)).toBe(1);
    expect(found(2, { byShare: 2, byChance: null, binding: 'share' }, byDays)).toBe(1);
    expect(found(6, { byShare: 2, byChance: 6, binding: 'chance' }, byDays)).toBe(1);
    expect(found(8, { byShare: 2, byChance: 8, binding: 'chance' }, { ...flat, byAbsence: 7 })).toBe(1);
    expect(found(2, { byShare: 2, byChance: null, binding: 'minimum' }, flat)).toBe(1);
    expect(found(3, { byShare: 3, byChance: null, binding: 'share' }, flat)).toBe(1);
    expect(found(2, { byShare: 2, byChance: 8, binding: 'chance' }, byDays)).toBe(1);
    expect(found(3, { byShare: 2, byChance: null, binding: 'share' }, flat)).toBe(1);
  });
});
