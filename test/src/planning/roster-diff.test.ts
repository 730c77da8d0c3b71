import { describe, expect, it } from 'vitest';
import { RosterDiff } from '../../../src/domain/roster-diff.ts';
import type { ComparedRoster } from '../../../src/planning/roster-diff.ts';
import { diffRosters } from '../../../src/planning/roster-diff.ts';

type Shift = ComparedRoster['people'][number]['assignments'][number];

const shift = (date: string, from: number, hours: number, template = 'day'): Shift => ({
  date,
  start: `${date}T${String(from).padStart(2, '0')}:00:00+08:00`,
  end: `${date}T${String(from + hours).padStart(2, '0')}:00:00+08:00`,
  template,
  workMinutes: (hours - 1) * 60,
});

const roster = (people: Record<string, readonly Shift[]>, firstDay = 23, lastDay = 25): ComparedRoster => ({
  timeZone: 'Asia/Shanghai',
  start: `2026-11-${firstDay}T00:00:00+08:00`,
  end: `2026-11-${lastDay + 1}T00:00:00+08:00`,
  people: Object.entries(people).map(([id, assignments]) => ({ id, assignments })),
});

const [monday, tuesday, wednesday] = ['2026-11-23', '2026-11-24', '2026-11-25'];

describe('what differs between two rosters', () => {
  const before = roster({
    a01: [shift(monday, 9, 9), shift(tuesday, 9, 9)],
    a02: [shift(monday, 9, 9), shift(wednesday, 12, 9)],
  });

  it('is nothing between a roster and itself, however the offset is written', () => {
    const written = {
      ...shift(monday, 9, 9),
      start: '2026-11-23T01:00:00+00:00',
      end: '2026-11-23T10:00:00+00:00',
    };
    const same = roster({
      a01: [written, shift(tuesday, 9, 9)],
      a02: [shift(monday, 9, 9), shift(wednesday, 12, 9)],
    });
    for (const other of [before, same])
      expect(diffRosters(before, other)).toMatchObject({ kept: 4, people: 0, minutes: 0, changes: [] });
  });

  it('names what was moved, added, removed and put on another template, with the minutes gained', () => {
    const after = roster({
      a01: [shift(monday, 13, 10), shift(tuesday, 9, 9, 'other')],
      a02: [shift(monday, 9, 9), shift(tuesday, 9, 5)],
      a03: [shift(wednesday, 12, 9)],
    });
    const diff = diffRosters(before, after)!;
    expect(RosterDiff.parse(diff)).toEqual(diff);
    expect(diff).toMatchObject({ firstDay: monday, lastDay: wednesday, kept: 1, people: 3 });
    expect(diff).toMatchObject({ moved: 1, added: 2, removed: 1, otherTemplate: 1, minutes: 60 + 240 });
    expect(diff.changes.map(({ agent, date, kind, minutes }) => [date, agent, kind, minutes])).toEqual([
      [monday, 'a01', 'moved', 60],
      [tuesday, 'a01', 'other-template', 0],
      [tuesday, 'a02', 'added', 240],
      [wednesday, 'a02', 'removed', -480],
      [wednesday, 'a03', 'added', 480],
    ]);
    expect(diff.changes[3]).toMatchObject({ before: { template: 'day' }, after: null });
  });

  it('turns round with its direction', () => {
    const after = roster({ a01: [shift(monday, 9, 9)] });
    const [there, back] = [diffRosters(before, after)!, diffRosters(after, before)!];
    expect([there.removed, there.added, there.minutes]).toEqual([back.added, back.removed, -back.minutes]);
  });

  it('looks at the dates that both rosters have', () => {
    const later = roster({ a02: [shift(wednesday, 12, 9)] }, 25, 27);
    expect(diffRosters(before, later)).toMatchObject({ firstDay: wednesday, kept: 1, changes: [] });
    expect(diffRosters(before, roster({}, 26, 27))).toBeUndefined();
  });
});
