import { existsSync, openAsBlob } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { openPGlite } from './pglite.ts';
import { templateFile } from './template.ts';

/** Entry of the thread that makes an empty data directory, from the template where there is one. */
const template = templateFile();
const archive = existsSync(template) ? await openAsBlob(template) : undefined;
const pglite = await openPGlite(workerData as string, archive);
await pglite.close();
