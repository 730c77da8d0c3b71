import { parseArgs } from 'node:util';
import type { Bench } from './figure.ts';
import { toTable } from './table.ts';

/** Every bench by its name; a new one is one more line. */
const benches: Record<string, () => Promise<{ readonly run: Bench }>> = {
  covering: () => import('./covering.ts'),
  engines: () => import('./engines.ts'),
  plan: () => import('./plan.ts'),
  rostering: () => import('./rostering.ts'),
  staffing: () => import('./staffing.ts'),
};

const usage = 'npm run bench -- NAME [--only CASE] [--instances DIR] [--seconds N]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, instances: { type: 'string' }, seconds: { type: 'string' } },
});
const [name = ''] = positionals;
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;

if (load === undefined || Number.isNaN(seconds)) {
  console.error(`${usage}\nNAME is one of: ${Object.keys(benches).join(', ')}; N is a number.`);
  process.exitCode = 2;
} else {
  const { run } = await load();
  const { only, instances } = values;
  const figures = await run({ only, instances, seconds, log: (line) => console.log(line) });
  console.log(`\n${toTable(figures)}\n`);
  for (const figure of figures) console.log(JSON.stringify(figure));
}
