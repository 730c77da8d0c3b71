import { figure } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { BenchDatabase } from './databases.ts';

/** What a part of the bench of the service is given. */
export interface PartContext {
  /** Makes an empty database of the kind that is measured. */
  readonly makeDatabase: () => Promise<BenchDatabase>;
  /** `--seconds`, `--rounds`: undefined where the part is to choose. */
  readonly seconds: number | undefined;
  readonly rounds: number | undefined;
  readonly log: (line: string) => void;
  /** A figure of this part on this database. */
  readonly figure: (name: string, value: number | null, unit: string, goal?: string) => Figure;
}

/** One thing that is measured of the service. */
export type Part = (context: PartContext) => Promise<Figure[]>;

/** Names figures after a part and a database. */
export function figuresOf(part: string, kind: BenchDatabase['kind']): PartContext['figure'] {
  return (name, value, unit, goal) =>
    figure({ bench: 'service', case: `${part}, ${kind}: ${name}`, value, unit }, goal);
}

export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
