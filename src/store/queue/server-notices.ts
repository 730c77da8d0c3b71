import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from '../server-connection.ts';
import { NOTICE_CHANNEL } from './notices.ts';
import type { NoticeBoard } from './notices.ts';

const RECONNECT_MILLISECONDS = 1000;

/** A connection can be dead without a word of it; nothing is heard on one, and nothing would be missed. */
const PROBE_MILLISECONDS = 15_000;

export interface ServerNotices {
  close(): Promise<void>;
}

/**
 * Posts what the processes on a server's database tell each other. It listens on a connection of its own; where that is lost it
 * is made again, and that something may have been missed is posted.
 *
 * @throws StartupError when the server cannot be reached.
 */
export async function hearServer(url: string, board: NoticeBoard): Promise<ServerNotices> {
  const closing = new AbortController();
  const first = await listen(url, board);
  const keepListening = async (): Promise<void> => {
    for (let client: pg.Client | undefined = first; client !== undefined;) {
      await untilLost(client, closing.signal);
      await client.end().catch(() => undefined);
      client = await listenAgain(url, board, closing.signal);
      if (client !== undefined) board.post({ kind: 'missed' });
    }
  };
  const listening = keepListening();
  return {
    close: () => {
      closing.abort();
      return listening;
    },
  };
}

/** Tries until it succeeds; undefined when `signal` aborts before that. */
async function listenAgain(
  url: string,
  board: NoticeBoard,
  signal: AbortSignal,
): Promise<pg.Client | undefined> {
  while (!signal.aborted) {
    const client = await listen(url, board).catch(() => undefined);
    if (client !== undefined) return client;
    await wait(RECONNECT_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

async function listen(url: string, board: NoticeBoard): Promise<pg.Client> {
  const client = await connect(url);
  client.on('notification', ({ payload }) => board.postText(payload ?? ''));
  try {
    await client.query(`listen ${NOTICE_CHANNEL}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Resolves when the connection has ended, does not answer, or `signal` aborts. */
async function untilLost(client: pg.Client, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  client.once('end', end);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  while (!over.signal.aborted) {
    await wait(PROBE_MILLISECONDS, undefined, { signal: over.signal }).catch(() => undefined);
    if (!over.signal.aborted && !(await answers(client))) end();
  }
  client.off('end', end);
  signal.removeEventListener('abort', end);
}

async function answers(client: pg.Client): Promise<boolean> {
  const answer = client.query('select').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, wait(PROBE_MILLISECONDS, false, { ref: false })]);
}
