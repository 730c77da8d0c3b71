import { parseArgs } from 'node:util';
import type { Bench } from './figure.ts';
import { toTable } from './table.ts';

/** Every bench by its name; a new one is one more line. */
const benches: Record<string, () => Promise<{ readonly run: Bench }>> = {
  covering: () => import('./covering.ts'),
  engines: () => import('./engines.ts'),
  plan: () => import('./plan.ts'),
  rostering: () => import('./rostering.ts'),
  service: () => import('./service.ts'),
  staffing: () => import('./staffing.ts'),
};

const DATABASES = ['embedded', 'postgres', 'both'] as const;

const usage =
  'npm run bench -- NAME [--only CASE] [--instances DIR] [--seconds N] [--rounds N] [--database embedded|postgres|both]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    instances: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    database: { type: 'string', default: 'both' },
  },
});
const [name = ''] = positionals;
const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);
const [seconds, rounds] = [numberOf(values.seconds), numberOf(values.rounds)];
const database = DATABASES.find((one) => one === values.database);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;

if (load === undefined || Number.isNaN(seconds) || Number.isNaN(rounds) || database === undefined) {
  console.error(`${usage}\nNAME is one of: ${Object.keys(benches).join(', ')}; N is a number.`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  const { only, instances } = values;
  const log = (line: string): void => console.log(line);
  const figures = await run({ only, instances, seconds, rounds, database, log });
  console.log(`\n${toTable(figures)}\n`);
  for (const figure of figures) console.log(JSON.stringify(figure));
  if (figures.some(({ met }) => met === false)) process.exitCode = 1;
}
