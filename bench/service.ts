import { isWanted } from './figure.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { crashed } from './service/crashed.ts';
import { withDatabases } from './service/databases.ts';
import type { BenchDatabase } from './service/databases.ts';
import { fuzzed } from './service/fuzzed.ts';
import { isolated } from './service/isolated.ts';
import { load } from './service/load.ts';
import { figuresOf } from './service/part.ts';
import type { Part } from './service/part.ts';
import { queued } from './service/queued.ts';
import { soak } from './service/soak.ts';

/** What is measured, in this order. */
const PARTS: Readonly<Record<string, Part>> = {
  load,
  isolation: isolated,
  queue: queued,
  crash: crashed,
  fuzz: fuzzed,
  soak,
};

/** What takes minutes and hardly depends on the database is measured on one of the two, where both are asked for. */
const ON_ONE: Readonly<Record<string, BenchDatabase['kind'] | undefined>> = {
  fuzz: 'postgres',
  soak: 'embedded',
};

/** The service as its users meet it: processes of their own on this machine, on either database. */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { database = 'both', seconds, rounds, log } = options;
  const figures: Figure[] = [];
  await withDatabases(database, async (makeDatabase, kind) => {
    for (const [name, part] of Object.entries(PARTS)) {
      const isElsewhere = database === 'both' && (ON_ONE[name] ?? kind) !== kind;
      // An embedded store is one process's alone.
      const isPossible = name !== 'queue' || kind === 'postgres';
      if (!isWanted(name, options) || isElsewhere || !isPossible) continue;
      log(`\n${name}, ${kind}`);
      figures.push(...(await part({ makeDatabase, seconds, rounds, log, figure: figuresOf(name, kind) })));
    }
  });
  return figures;
}
