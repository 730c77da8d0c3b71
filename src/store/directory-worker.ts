import { existsSync, openAsBlob } from 'node:fs';
import { openPGlite } from './pglite.ts';
import { templateFile } from './template.ts';

/** Entry of the process that makes an empty data directory, from the template where there is one. */
const [, , directory] = process.argv;
const template = templateFile();
const archive = existsSync(template) ? await openAsBlob(template) : undefined;
const pglite = await openPGlite(directory, archive);
await pglite.close();
