import type { FieldError } from '../../domain/problem.ts';
import type { RuleName } from '../../domain/rules.ts';
import { needsRestDayInSeven } from '../people.ts';
import type { CheckContext } from './check-context.ts';

/** What required rules of runs ask for can be kept together: the least days in a row are not above the most. */
export function patternChecks({ request }: CheckContext): FieldError[] {
  const least = request.rules['least-days-in-a-row'];
  if (least.level !== 'required') return [];
  const most = request.rules['most-days-in-a-row'];
  const bounds: { readonly name: RuleName; readonly limit: number }[] = [
    ...(most.level === 'required' ? [most] : []),
    ...(needsRestDayInSeven(request) ? [{ name: 'weekly-rest-day' as const, limit: 6 }] : []),
  ];
  const tight = bounds.find(({ limit }) => limit < least.limit);
  if (tight === undefined) return [];
  return [
    {
      path: 'rules.overrides["least-days-in-a-row"]',
      message: `at least ${least.limit} days in a row are required, and at most ${tight.limit} are allowed by the required rule \`${tight.name}\``,
    },
  ];
}
