import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Created at the first start and kept with the data, so that the keys of earlier letters survive a restart. */
export const loadActivationSecret = (path: string | undefined): string => {
  if (path !== undefined && existsSync(path)) return readFileSync(path, 'utf8');
  const secret = randomBytes(48).toString('base64url');
  if (path !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, secret, { mode: 0o600 });
  }
  return secret;
};
