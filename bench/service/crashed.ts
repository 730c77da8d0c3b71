import type { Figure } from '../figure.ts';
import { Draw } from '../rostering/draw.ts';
import { create, startClients } from './crash/clients.ts';
import { Fleet } from './crash/fleet.ts';
import type { Member } from './crash/fleet.ts';
import { Ledger } from './crash/ledger.ts';
import { reckon, untilAllEnded } from './crash/reckoning.ts';
import type { PartContext } from './part.ts';
import { pause } from './part.ts';

const ROUNDS = 50;
const SEED = 6;
const CLIENTS = 3;

/** Longest time from a start to the next kill. */
const LIFE_MILLISECONDS = 4000;

/** Time for what is queued at the end. */
const ENDING_SECONDS = 240;

/**
 * Processes are killed at random moments, round after round, while clients create, cancel and remove plans; then promises are
 * counted.
 */
export async function crashed({
  makeDatabase,
  rounds = ROUNDS,
  log,
  figure,
}: PartContext): Promise<Figure[]> {
  const draw = new Draw(SEED, 0);
  const ledger = new Ledger();
  const fleet = new Fleet(await makeDatabase());
  const victims: (readonly Member[])[] = [...fleet.members.map((member) => [member]), fleet.members];
  const clients = startClients({ service: () => fleet.client, ledger, draw, clients: CLIENTS });
  await fleet.start();
  let kills = 0;
  for (let round = 1; round <= rounds; round++) {
    await pause(draw.from(0, LIFE_MILLISECONDS) / 1000);
    const killed = draw.pick(victims);
    await fleet.kill(killed);
    kills += killed.length;
    await fleet.start(killed);
    if (round % 10 === 0) log(`${round} rounds, ${kills} kills, ${ledger.entries.length} plans asked for`);
  }
  await clients.stop();
  const last = fleet.client!;
  // Whoever got no answer asks again, and so does everybody else: each key has its one plan.
  const kept = ledger.entries.filter(({ removal }) => removal === 'none');
  for (const entry of kept) await create(last, entry);
  const began = performance.now();
  await untilAllEnded(last, ledger, ENDING_SECONDS);
  log(`the last plan ended ${((performance.now() - began) / 1000).toFixed(1)} s after the last request`);
  const reckoning = await reckon(last, ledger);
  await fleet.end('SIGTERM');
  log([...reckoning.states].map(([state, count]) => `${count} ${state}`).join(', '));
  return [
    figure('rounds', rounds, 'rounds'),
    figure('processes killed', kills, 'processes'),
    figure('starts that opened the store', fleet.starts, 'starts', `= ${kills + fleet.members.length}`),
    figure('acknowledged plans', reckoning.promised, 'plans'),
    figure('acknowledged plans lost', reckoning.lost, 'plans', '= 0'),
    figure('removed plans that came back', reckoning.revived, 'plans', '= 0'),
    figure('requests that made two plans', reckoning.doubled, 'requests', '= 0'),
    figure('plans that ended twice', reckoning.endedTwice, 'plans', '= 0'),
    figure('plans that have not ended', reckoning.unended, 'plans', '= 0'),
    // A plan that three processes died with fails, and says so.
    figure('plans that failed', reckoning.states.get('failed') ?? 0, 'plans'),
    figure('completed plans without roster', reckoning.withoutRoster, 'plans', '= 0'),
  ];
}
