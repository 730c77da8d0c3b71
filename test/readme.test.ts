import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../src/package-files.ts';
import { admit } from '../src/planning/admit.ts';
import { plan } from '../src/planning/plan.ts';
import { createSolver } from '../src/solvers/choose.ts';

const READMES = ['README.md', 'README.zh-CN.md'];
const PAGES = [
  ...READMES,
  'CONTRIBUTING.md',
  'models/README.md',
  'examples/README.md',
  'docs/decisions/README.md',
  'docs/operations.md',
  ...readdirSync(packageFile('examples/results')).map((file) => `examples/results/${file}`),
];

const read = (path: string): string => readFileSync(packageFile(path), 'utf8');
const blocks = (path: string, language: string): string[] =>
  [...read(path).matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text);

describe.each(READMES)('%s', (readme) => {
  it('shows a request that is admitted, and the answer it gets', async () => {
    const [request, answer, ...more] = blocks(readme, 'json').map((text) => JSON.parse(text) as object);
    expect(more).toEqual([]);
    const admission = admit(request);
    if (admission.status === 'refused') throw new Error(JSON.stringify(admission.errors));
    const roster = plan(admission.request, {
      solver: await createSolver(),
      shouldStop: () => false,
      onProgress: () => undefined,
      now: () => performance.now(),
    });
    expect(roster).toMatchObject(answer);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(readme).matchAll(/npm (?:run )?(start|test|demo|examples|bench|openapi)\b/g)];
    expect(named.length).toBeGreaterThan(2);
    for (const [, name] of named) expect(Object.keys(scripts)).toContain(name);
  });
});

describe('the pages', () => {
  it('tell the same in both languages: same commands, requests, answers and links', () => {
    const [english, chinese] = READMES;
    expect(blocks(chinese, 'json').map((text) => JSON.parse(text) as object)).toEqual(
      blocks(english, 'json').map((text) => JSON.parse(text) as object),
    );
    const counted = (path: string): number[] =>
      [/^## /gm, /^\| /gm, /^- /gm, /\]\((?!README)/g].map((mark) => [...read(path).matchAll(mark)].length);
    expect(counted(chinese)).toEqual(counted(english));
  });

  it.each(PAGES)('%s links to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !target.startsWith('http'));
    const missing = links.filter((target) => !existsSync(join(packageFile('.'), dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it('list every decision and every example', () => {
    const decisions = readdirSync(packageFile('docs/decisions')).filter((file) => /^\d{4}-/.test(file));
    for (const file of decisions) expect(read('docs/decisions/README.md')).toContain(`(${file})`);
    expect(decisions.map((file) => Number(file.slice(0, 4)))).toEqual(
      [...decisions.keys()].map((k) => k + 1),
    );
    const requests = readdirSync(packageFile('examples')).filter((file) => file.endsWith('.json'));
    for (const file of requests) expect(read('examples/README.md')).toContain(`(${file})`);
  });
});
