import { expect, test } from 'vitest';
import { buildGrid } from '../../../../src/domain/grid.ts';
import type { Gap } from '../../../../src/domain/roster.ts';
import { gapReasons } from '../../../../src/planning/explanation/gap-reasons.ts';
import { handRoster } from '../../../support/hand-roster.ts';
import { threeDays } from '../../../support/hand-shops.ts';
import { sampleCertificate } from '../../samples.ts';

const { request, shifts } = threeDays();
const grid = buildGrid(request.horizon, request.shop.timeZone);

function gapOf(queue: string, from: string, to: string): Gap {
  const at = (time: string): string => `2026-11-25T${time}:00+08:00`;
  return { kind: 'queue', queue, start: at(from), end: at(to), missing: 1 };
}

test('where everybody with the skill is, and what no plan can do', () => {
  const roster = handRoster(request, shifts, { 'pre-sales': 7, 'after-sales': 0 });
  const [reason] = gapReasons(request, grid, {
    ...roster,
    gaps: [gapOf('pre-sales', '21:00', '23:00')],
    violations: [],
    certificate: sampleCertificate,
  });
  // Dan is part-time, whose only shift is on Monday and Tuesday; Bo has another skill.
  expect(reason.whereabouts).toEqual([
    { state: 'serving', people: ['an'] },
    { state: 'elsewhere', people: ['mei'] },
    { state: 'other-shift', people: ['lin', 'chen'] },
    { state: 'no-shift', people: ['dan'] },
    { state: 'free', people: ['fei'] },
  ]);
  expect(reason.words).toBe(
    'Wednesday 2026-11-25 21:00–23:00, pre-sales needs 7 agents; of 6 people with the skill only 5 may work then, whatever the plan. In this roster: serving there: an; on another queue or buffer: mei; on another shift that day: lin, chen; no shift then that contract, availability and law allow: dan; none of these: fei.',
  );
});

test('leave and breaks, and a gap that a plan might close', () => {
  const roster = handRoster(request, shifts, { 'pre-sales': 0, 'after-sales': 2 });
  const [reason] = gapReasons(request, grid, {
    ...roster,
    gaps: [gapOf('after-sales', '14:00', '15:00')],
    violations: [],
    certificate: sampleCertificate,
  });
  expect(reason.whereabouts).toEqual([
    { state: 'elsewhere', people: ['mei'] },
    { state: 'break', people: ['lin'] },
    { state: 'off', people: ['bo'] },
    { state: 'no-shift', people: ['dan'] },
    { state: 'free', people: ['fei'] },
  ]);
  expect(reason.words).toContain('of 5 people with the skill 3 may work then. In this roster: ');
});

test('without a gap of a queue there is nothing to tell', () => {
  const roster = handRoster(request, shifts, { 'pre-sales': 0, 'after-sales': 0 });
  expect(
    gapReasons(request, grid, { ...roster, gaps: [], violations: [], certificate: sampleCertificate }),
  ).toEqual([]);
});
