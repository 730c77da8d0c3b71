import type { Progress } from '../domain/plan.ts';
import type { Stream } from './terminal.ts';

export interface ProgressLine {
  show(progress: Progress): void;
  /** Wipes the line, so that what follows starts on a clean one. */
  clear(): void;
}

const BAR_WIDTH = 20;

/** One line that is rewritten as a plan goes on; silent where nobody watches. */
export function progressLine(stream: Stream): ProgressLine {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (progress) => {
      const line = progressText(progress).slice(0, (stream.columns ?? 80) - 1);
      stream.write(`\r\u001b[K${line}`);
    },
    clear: () => stream.write('\r\u001b[K'),
  };
}

/** Progress in words: a bar, the stage, and what is known of the optimum. */
export function progressText({ stage, percent, incumbent, bound, gap }: Progress): string {
  const done = Math.round((percent / 100) * BAR_WIDTH);
  const bar = '█'.repeat(done) + '░'.repeat(BAR_WIDTH - done);
  const parts = [`${bar} ${percent.toFixed(0).padStart(3)} %  ${stage}`];
  if (incumbent !== undefined) parts.push(`best ${figure(incumbent)}`);
  if (bound !== undefined) parts.push(`bound ${figure(bound)}`);
  if (gap !== undefined) parts.push(`gap ${(gap * 100).toFixed(1)} %`);
  return parts.join('  ');
}

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
