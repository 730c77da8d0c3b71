import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import { CHECK_NAMES } from '../../../src/audit/checks.ts';
import { handRoster } from '../../support/hand-roster.ts';
import {
  afterSalesDay,
  europeanWeek,
  hiringPlan,
  threeDays,
  threeShiftWednesday,
} from '../../support/hand-shops.ts';
import { BREAKERS } from './mutations/any-roster.ts';
import type { Case } from './mutations/breaker.ts';

const CASES: Record<string, Case> = Object.fromEntries(
  Object.entries({ threeDays, threeShiftWednesday, europeanWeek, hiringPlan, afterSalesDay }).map(
    ([name, shop]) => {
      const { request, shifts, required, hired, work } = shop();
      return [name, { request, roster: handRoster(request, shifts, required, hired, work) }];
    },
  ),
);

const broken = ({ request, roster }: Case, rule: string): number =>
  audit(request, roster).violations.filter((violation) => violation.rule === rule).length;

describe('one way to break each check of any roster', () => {
  it('exists for every check of the table', () => {
    expect(Object.keys(BREAKERS).sort()).toEqual([...CHECK_NAMES].sort());
  });

  it.each(Object.keys(BREAKERS))('%s is named wherever it can be broken, and somewhere it can', (rule) => {
    const applied = Object.values(CASES).flatMap((good) => {
      const bad = BREAKERS[rule](good);
      return bad === undefined ? [] : [{ good, bad }];
    });
    expect(applied.length).toBeGreaterThan(0);
    for (const { good, bad } of applied) expect(broken(bad, rule)).toBeGreaterThan(broken(good, rule));
  });
});
