import type { ResolvedRequest } from '../domain/resolved-request.ts';
import type { Rule } from '../domain/rules.ts';
import { isMinor } from './protection.ts';
import type { Worker } from './permission.ts';

/** Rest between two shifts of one person: what must be, and what is aimed at beyond that; undefined without such a rule. */
export interface DailyRest {
  readonly required: Rule | undefined;
  readonly preferred: Rule | undefined;
}

/** The longest rest of each level that the rules ask for somebody. */
export function dailyRestOf(
  { rules }: Pick<ResolvedRequest, 'rules'>,
  person: Pick<Worker, 'protections'>,
): DailyRest {
  const asked = [rules['daily-rest'], ...(isMinor(person) ? [rules['minor-daily-rest']] : [])];
  const longest = (level: Rule['level']): Rule | undefined =>
    asked.filter((rule) => rule.level === level).sort((one, other) => other.limit - one.limit)[0];
  const [required, preferred] = [longest('required'), longest('preferred')];
  const isBeyond = preferred !== undefined && preferred.limit > (required?.limit ?? 0);
  return { required, preferred: isBeyond ? preferred : undefined };
}
