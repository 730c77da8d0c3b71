/** What a bench is asked for on the command line. */
export interface BenchOptions {
  /** Run only the cases whose name contains this. */
  readonly only?: string;
  /** Folder of the public benchmark sets; the project holds none of them. */
  readonly instances?: string;
  /** How long a single case may take; every bench has its own default. */
  readonly seconds?: number;
  /** How often what happens at random is tried; every bench has its own default. */
  readonly rounds?: number;
  /** Which databases a service is measured on. */
  readonly database?: 'embedded' | 'postgres' | 'both';
  /** Where progress goes, a line at a time. */
  readonly log: (line: string) => void;
}

/** One measured number. */
export interface Figure {
  readonly bench: string;
  readonly case: string;
  /** null if the case came to no number, for example a solve that ran out of time. */
  readonly value: number | null;
  readonly unit: string;
  /** What the number is to be, such as `<= 15` or `= 480`; null if it is only recorded. */
  readonly goal: string | null;
  /** Whether the goal is met; null without a goal. */
  readonly met: boolean | null;
}

export type Bench = (options: BenchOptions) => Promise<Figure[]>;

/**
 * A figure with its goal judged. A value that is missing meets no goal.
 *
 * @param goal a comparison (`<=`, `<`, `>=`, `>` or `=`), a space and a number
 */
export function figure(measured: Omit<Figure, 'goal' | 'met'>, goal?: string): Figure {
  if (goal === undefined) return { ...measured, goal: null, met: null };
  return { ...measured, goal, met: measured.value !== null && meets(measured.value, goal) };
}

function meets(value: number, goal: string): boolean {
  const [comparison, limit] = goal.split(' ');
  const number = Number(limit);
  if (limit === undefined || Number.isNaN(number)) throw new Error(`"${goal}" is not a goal`);
  switch (comparison) {
    case '<=':
      return value <= number;
    case '<':
      return value < number;
    case '>=':
      return value >= number;
    case '>':
      return value > number;
    case '=':
      return value === number;
    default:
      throw new Error(`"${goal}" is not a goal`);
  }
}

/** Whether `--only` lets a case run. */
export function isWanted(name: string, options: BenchOptions): boolean {
  return options.only === undefined || name.includes(options.only);
}
