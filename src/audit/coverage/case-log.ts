import type { Examination, Finding } from '../check.ts';

/**
 * Gathers errors by date and subject, so that a mistake repeated in every interval of a day is told once: the first in
 * words, the others as a number.
 */
export interface CaseLog {
  readonly add: (date: string, subject: string, error: string) => void;
  readonly close: (examined: number) => Examination;
}

export function openCaseLog(): CaseLog {
  const cases = new Map<string, { date: string; subject: string; errors: string[] }>();
  return {
    add: (date, subject, error) => {
      const key = `${date} ${subject}`;
      const known = cases.get(key) ?? { date, subject, errors: [] };
      known.errors.push(error);
      cases.set(key, known);
    },
    close: (examined) => {
      const findings = [...cases.values()].map(({ date, subject, errors }): Finding => {
        const more = errors.length > 1 ? ` (and ${errors.length - 1} more that day)` : '';
        return { date, detail: `${subject}: ${errors[0]}${more}` };
      });
      return { examined: Math.max(examined, findings.length), findings };
    },
  };
}
