import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowLists } from '../lint/allow-lists.ts';

/** `npm run lint:floors` writes what each folder below `shared/` may import, as the linter reads it. */
const path = join(import.meta.dirname, '..', 'lint', 'floors.json');
writeFileSync(path, allowLists());
console.log(`written: ${path}`);
