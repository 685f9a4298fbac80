import { randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses: ids of sessions, logins and drafts, form tokens. */
export const randomId = (): string => randomBytes(32).toString('base64url');
