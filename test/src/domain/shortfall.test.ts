import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortfallsOf } from '../../../src/domain/shortfall.ts';

const queue = (name: string, required: number, serving: number) => ({ queue: name, required, serving });

describe('shortfallsOf', () => {
  it('finds nothing missing when everybody asked for is there', () => {
    const queues = [queue('pre-sales', 3, 3), queue('after-sales', 2, 2)];
    expect(shortfallsOf({ queues, liveExtraRequired: 2, bufferRequired: 1, onDuty: 8 })).toEqual([]);
  });

  it('lets the buffer go before the live extra, and both before a queue', () => {
    const at = (onDuty: number, serving: number) =>
      shortfallsOf({
        queues: [queue('pre-sales', 3, serving)],
        liveExtraRequired: 2,
        bufferRequired: 1,
        onDuty,
      });
    expect(at(5, 3)).toEqual([{ kind: 'buffer', missing: 1 }]);
    expect(at(4, 3)).toEqual([
      { kind: 'live-extra', missing: 1 },
      { kind: 'buffer', missing: 1 },
    ]);
    expect(at(2, 2)).toEqual([
      { kind: 'queue', queue: 'pre-sales', missing: 1 },
      { kind: 'live-extra', missing: 2 },
      { kind: 'buffer', missing: 1 },
    ]);
  });

  it('does not let one queue lend agents to another in silence', () => {
    const queues = [queue('pre-sales', 2, 4), queue('after-sales', 2, 0)];
    expect(shortfallsOf({ queues, liveExtraRequired: 0, bufferRequired: 0, onDuty: 4 })).toEqual([
      { kind: 'queue', queue: 'after-sales', missing: 2 },
    ]);
  });

  it('equals putting people one by one on the queues, then the live extra, then the buffer', () => {
    const people = fc.integer({ min: 0, max: 6 });
    const staffing = fc.record({
      rows: fc.array(fc.tuple(people, people), { minLength: 1, maxLength: 4 }),
      idle: people,
      liveExtraRequired: people,
      bufferRequired: people,
    });
    fc.assert(
      fc.property(staffing, ({ rows, idle, liveExtraRequired, bufferRequired }) => {
        let spare = idle;
        const expected = new Map<string, number>();
        rows.forEach(([required, serving], index) => {
          for (let seat = 0; seat < Math.max(required, serving); seat++) {
            if (seat >= required) spare++;
            else if (seat >= serving)
              expected.set(`queue ${index}`, (expected.get(`queue ${index}`) ?? 0) + 1);
          }
        });
        for (const [kind, asked] of [
          ['live-extra', liveExtraRequired],
          ['buffer', bufferRequired],
        ] as const) {
          for (let seat = 0; seat < asked; seat++) {
            if (spare > 0) spare--;
            else expected.set(kind, (expected.get(kind) ?? 0) + 1);
          }
        }
        const found = shortfallsOf({
          queues: rows.map(([required, serving], index) => queue(`${index}`, required, serving)),
          onDuty: idle + rows.reduce((sum, [, serving]) => sum + serving, 0),
          liveExtraRequired,
          bufferRequired,
        });
        const named = found.map(({ kind, queue: id, missing }) => [
          kind === 'queue' ? `queue ${id}` : kind,
          missing,
        ]);
        expect(new Map(named as [string, number][])).toEqual(expected);
      }),
    );
  });
});
