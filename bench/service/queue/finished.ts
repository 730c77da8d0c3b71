import { ask } from '../../../test/support/postgres-server.ts';
import { pause } from '../part.ts';

/** Moments at which plans ended, in seconds, the earliest first. */
export async function endings(url: string): Promise<number[]> {
  const statement =
    'select extract(epoch from finished_at)::float8 as at from plans where finished_at is not null order by 1';
  return ((await ask(url, statement)) as { readonly at: number }[]).map(({ at }) => at);
}

/** Waits until so many plans have ended. */
export async function untilEnded(url: string, plans: number): Promise<void> {
  while ((await endings(url)).length < plans) await pause(0.25);
}

/** Plans a second, once everything is warm: the first tenth is left out. */
export function rateOf(ended: readonly number[]): number {
  const first = Math.floor(ended.length / 10);
  return (ended.length - 1 - first) / (ended[ended.length - 1] - ended[first]);
}
