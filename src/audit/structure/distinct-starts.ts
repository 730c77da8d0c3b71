import { clockTime } from '../../domain/time.ts';
import type { Examination } from '../check.ts';
import { NOTHING, examineEach } from '../check.ts';
import { workedShifts } from '../facts/facts.ts';
import type { Facts } from '../facts/facts.ts';

/** Shifts of the whole horizon start at no more times of day than the request allows. */
export function distinctStarts(facts: Facts): Examination {
  const most = facts.request.maximumDistinctStarts;
  if (most === undefined) return NOTHING;
  const times = [...new Set(workedShifts(facts).map(({ shift }) => shift.startsAt.minute))].sort(
    (a, b) => a - b,
  );
  return examineEach([times], () => {
    if (times.length <= most) return undefined;
    const listed = times.map(clockTime).join(', ');
    return {
      detail: `shifts start at ${times.length} times of day (${listed}); at most ${most} are allowed`,
    };
  });
}
