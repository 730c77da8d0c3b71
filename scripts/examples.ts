import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../src/package-files.ts';
import { admit } from '../src/planning/admit.ts';
import { plan } from '../src/planning/plan.ts';
import { createHighsSolver } from '../src/solvers/highs.ts';
import { rosterMarkdown } from './roster-markdown.ts';

// Plans the requests of `examples/` and writes what came back, in short, to `examples/results/`. Names of examples may
// follow; without any, all of them are planned.
const folder = packageFile('examples');
const results = join(folder, 'results');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`No such example: ${unknown.join(', ')}; there are ${all.join(', ')}`);

const solver = await createHighsSolver();
mkdirSync(results, { recursive: true });
for (const name of asked.length > 0 ? asked : all) {
  const admission = admit(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  if (admission.status === 'refused') {
    throw new Error(`${name} is refused: ${JSON.stringify(admission.errors)}`);
  }
  const roster = plan(admission.request, {
    solver,
    shouldStop: () => false,
    onProgress: () => undefined,
    now: () => performance.now(),
  });
  writeFileSync(join(results, `${name}.md`), rosterMarkdown(name, roster));
  const seconds = Object.values(roster.certificate.seconds).reduce((sum, stage) => sum + stage, 0);
  process.stdout.write(
    `${name}: ${roster.certificate.headcount} people, ${roster.gaps.length} gaps, ended by ${roster.certificate.ended}, ${seconds.toFixed(1)} s\n`,
  );
}
