import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ALL_ROUTES } from '../functions/capabilities.ts';
import packageFile from '../package.json' with { type: 'json' };
import { openApiDocument } from '../shared/http/openapi.ts';

/** Writes the document that `/openapi.json` serves, for the linter and for generators of clients. */
const [path = 'openapi.json'] = process.argv.slice(2);
const { version } = packageFile;
const document = openApiDocument(ALL_ROUTES, {
  version,
  origin: 'https://api.trousseau.example',
  issuer: 'https://identity.trousseau.example',
});
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
