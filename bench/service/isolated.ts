import type { Figure } from '../figure.ts';
import { Client } from './client.ts';
import { tryToCross } from './isolation/isolation.ts';
import type { PartContext } from './part.ts';
import { serve } from './served.ts';
import { SMALL_PLAN } from './small-plan.ts';
import { makeTenant } from './tenants.ts';

/** Every call of the document, by somebody who belongs to another tenant, with the ids of the first. */
export async function isolated({ makeDatabase, log, figure }: PartContext): Promise<Figure[]> {
  const database = await makeDatabase();
  const keys = [await makeTenant(database, 'bamboo'), await makeTenant(database, 'lotus')];
  const service = await serve(database, {}, ['serve']);
  const [owner, stranger] = keys.map((key) => new Client(service.url, { Authorization: `Bearer ${key}` }));
  const { tried, leaks } = await tryToCross({ owner, stranger, request: SMALL_PLAN });
  await service.end('SIGTERM');
  for (const leak of leaks) log(leak);
  return [
    figure('attempts', tried, 'attempts', '> 0'),
    figure('attempts in which a stranger learned something', leaks.length, 'attempts', '= 0'),
  ];
}
