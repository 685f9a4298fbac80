import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventDocs } from '../shared/public-events/event-docs.ts';

/** `npm run docs:events`: documents the published events, with the JSON Schema of each type. */
const folder = join(import.meta.dirname, '..', 'docs', 'events');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, content] of eventDocs()) writeFileSync(join(folder, name), content);
console.log(`written: ${folder}`);
