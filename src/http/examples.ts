import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanRequestInput } from '../domain/plan-request.ts';
import { packageFile } from '../package-files.ts';

/** Ready requests to try, by name, the shortest first. */
export type Examples<Request = PlanRequestInput> = ReadonlyMap<string, Request>;

/** Reads the requests of a folder of examples: its files NAME.json; results beside them have longer endings. */
export function readExamples<Request = PlanRequestInput>(
  folder = packageFile('examples'),
): Examples<Request> {
  const files = readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.json$/.test(file))
    .map((file) => ({ name: file.slice(0, -'.json'.length), text: readFileSync(join(folder, file), 'utf8') }))
    .sort((a, b) => a.text.length - b.text.length);
  return new Map(files.map(({ name, text }) => [name, JSON.parse(text) as Request]));
}
