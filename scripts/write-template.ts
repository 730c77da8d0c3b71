import { writeTemplate } from '../src/store/template.ts';

// Last step of the build: the empty database a new store starts from.
await writeTemplate();
