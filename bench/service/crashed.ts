import type { Figure } from '../figure.ts';
import { Draw } from '../rostering/draw.ts';
import { Client } from './client.ts';
import { create, startClients } from './crash/clients.ts';
import { Ledger } from './crash/ledger.ts';
import { reckon, untilAllEnded } from './crash/reckoning.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';
import { serve } from './served.ts';
import type { Served } from './served.ts';

const ROUNDS = 50;
const SEED = 6;
const CLIENTS = 3;

/** Longest time from a start to the next kill. */
const LIFE_MILLISECONDS = 2000;

/** Time for what is queued at the end. */
const ENDING_SECONDS = 240;

/** The service is killed at random moments, round after round, while clients create, cancel and remove plans; then promises are counted. */
export async function crashed({
  makeDatabase,
  rounds = ROUNDS,
  log,
  figure,
}: PartContext): Promise<Figure[]> {
  const database = await makeDatabase();
  const draw = new Draw(SEED, 0);
  const ledger = new Ledger();
  let client: Client | undefined;
  const clients = startClients({ service: () => client, ledger, draw, clients: CLIENTS });
  let opened = 0;
  const start = async (): Promise<Served> => {
    const service = await serve(database, { PAIBAN_QUEUE_LIMIT: '100000' });
    opened++;
    client = new Client(service.url);
    return service;
  };
  for (let round = 1; round <= rounds; round++) {
    const service = await start();
    await pause(draw.from(0, LIFE_MILLISECONDS) / 1000);
    client = undefined;
    await service.end('SIGKILL');
    if (round % 10 === 0) log(`${round} kills, ${ledger.entries.length} plans asked for`);
  }
  await clients.stop();
  const service = await start();
  const last = new Client(service.url);
  // Whoever got no answer asks again, and so does everybody else: each key has its one plan.
  const kept = ledger.entries.filter(({ removal }) => removal === 'none');
  for (const entry of kept) await create(last, entry);
  const began = performance.now();
  await untilAllEnded(last, ledger, ENDING_SECONDS);
  log(`the last plan ended ${((performance.now() - began) / 1000).toFixed(1)} s after the last start`);
  const reckoning = await reckon(last, ledger);
  await service.end('SIGTERM');
  log([...reckoning.states].map(([state, count]) => `${count} ${state}`).join(', '));
  return [
    figure('kills', rounds, 'kills'),
    figure('starts that opened the store', opened, 'starts', `= ${rounds + 1}`),
    figure('acknowledged plans', reckoning.promised, 'plans'),
    figure('acknowledged plans lost', reckoning.lost, 'plans', '= 0'),
    figure('removed plans that came back', reckoning.revived, 'plans', '= 0'),
    figure('requests that made two plans', reckoning.doubled, 'requests', '= 0'),
    figure('plans that ended twice', reckoning.endedTwice, 'plans', '= 0'),
    figure('plans that have not ended', reckoning.unended, 'plans', '= 0'),
    figure('plans that failed', reckoning.states.get('failed') ?? 0, 'plans', '= 0'),
    figure('completed plans without roster', reckoning.withoutRoster, 'plans', '= 0'),
  ];
}
