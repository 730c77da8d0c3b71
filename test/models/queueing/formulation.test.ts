import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../models/queueing/', import.meta.url);

/** Functions that the model's files export; numerical routines are not part of the model. */
function exportedFunctions(): string[] {
  return ['./', './chain/'].flatMap((path) => {
    const files = readdirSync(new URL(path, folder)).filter((name) => name.endsWith('.ts'));
    return files.flatMap((name) => {
      const text = readFileSync(new URL(path + name, folder), 'utf8');
      return [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name);
    });
  });
}

/** Names of the numbered formulas, in order. */
function formulas(): { number: number; name: string }[] {
  const text = readFileSync(new URL('formulation.md', folder), 'utf8');
  return [...text.matchAll(/^(\d+)\. `(\w+)`/gm)].map(([, number, name]) => ({
    number: Number(number),
    name,
  }));
}

describe('the formulation', () => {
  it('names every exported function of the model, and no other', () => {
    const named = formulas().map(({ name }) => name);
    expect([...named].sort()).toEqual(exportedFunctions().sort());
  });

  it('numbers its formulas without gaps', () => {
    expect(formulas().map(({ number }) => number)).toEqual(formulas().map((_, i) => i + 1));
  });
});
