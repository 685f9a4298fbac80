import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON, in base64url: 43 characters that name exactly this value. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');
