import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../src/package-files.ts';

const root = packageFile('.');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
const sourcesIn = (...paths: string[]): string[] =>
  paths.flatMap((path) =>
    readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${path}/${file}`),
  );

describe('imports', () => {
  it('go the ways that .dependency-cruiser.cjs allows', async () => {
    const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IFlattenedRuleSet & {
      options: ICruiseOptions;
    };
    const { output } = await cruise(['src', 'models', 'bench', 'scripts'], {
      ...rules.options,
      baseDir: root,
      validate: true,
      ruleSet: rules,
    });
    const { summary, modules } = output as ICruiseResult;
    expect(modules.length).toBeGreaterThan(100);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it('name the file they mean: relative ones end in .ts', () => {
    const relative = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']*)'/g;
    const wrong = sourcesIn('src', 'models', 'bench', 'scripts', 'test').flatMap((file) =>
      [...read(file).matchAll(relative)]
        .filter(([, target]) => !/\.(ts|js|json)$/.test(target))
        .map(([, target]) => `${file}: ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('folders', () => {
  it('at the top are the known ones', () => {
    const notOfTheProject = ['node_modules', 'dist', 'coverage'];
    const top = foldersIn('.').filter((name) => !name.startsWith('.') && !notOfTheProject.includes(name));
    expect(top).toEqual([
      'bench',
      'deploy',
      'docs',
      'examples',
      'models',
      'openapi',
      'scripts',
      'src',
      'test',
    ]);
  });

  it('of the service are the known ones', () => {
    const known = [
      'access',
      'audit',
      'cli',
      'domain',
      'exports',
      'http',
      'jobs',
      'metrics',
      'planning',
      'presets',
      'solvers',
      'store',
      'tracing',
      'webhooks',
    ];
    expect(foldersIn('src').filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(foldersIn('models').filter((name) => name !== 'linear'))(
    'of the model %s states its formulation',
    (name) => {
      const inside = foldersIn(`models/${name}`).map((folder) => `models/${name}/${folder}`);
      const stated = [`models/${name}`, ...inside].filter((folder) =>
        existsSync(join(root, folder, 'formulation.md')),
      );
      expect(stated).not.toEqual([]);
      for (const folder of stated) expect(read('models/README.md')).toContain(folder.replace('models/', ''));
    },
  );
});

describe('files', () => {
  it('are short enough to be read in one go', () => {
    const tooLong = sourcesIn('src', 'models')
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(tooLong).toEqual([]);
  });

  it('of the service write to the console on the command line only', () => {
    const writers = sourcesIn('src', 'models').filter(
      (file) => !file.startsWith('src/cli/') && /\bconsole\./.test(read(file)),
    );
    expect(writers).toEqual([]);
  });

  it('for npm name no registry: neither the lock file nor the settings', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
    const resolved = Object.entries(packages).filter(([, entry]) => 'resolved' in entry);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(resolved).toEqual([]);
    expect(read('.npmrc')).not.toMatch(/registry\s*=\s*http|:_auth/);
  });

  it('of the tests skip nothing and single nothing out', () => {
    const marks = sourcesIn('test').filter((file) =>
      new RegExp(`\\b(it|test|describe)\\.(${'skip'}|${'only'}|${'todo'})\\b`).test(read(file)),
    );
    expect(marks).toEqual([]);
  });
});
