import * as z from 'zod/mini';
import type { Kind } from './vault.ts';

const tokensSchema = z.object({
  access: z.string(),
  /** Absent where the issuer gives none: the session then lasts as long as the access token. */
  refresh: z.optional(z.string()),
  /** When the access token expires, in milliseconds of the epoch, as every time here. */
  expiresAt: z.number(),
});
export type Tokens = z.output<typeof tokensSchema>;

const sessionSchema = z.object({
  issuer: z.string(),
  sub: z.string(),
  /** As the register has it; empty until it has been asked. */
  name: z.string(),
  /** What each form shown in this session carries. */
  formToken: z.string(),
  /** When the person last proved to the issuer who they are. */
  authenticatedAt: z.number(),
  startedAt: z.number(),
  /** To the minute. */
  seenAt: z.number(),
  tokens: tokensSchema,
  /** Until then one request renews the tokens, and the others wait for it. */
  renewingUntil: z.optional(z.number()),
});
export type Session = z.output<typeof sessionSchema>;

export const SESSION: Kind<Session> = { name: 'session', schema: sessionSchema };

/** Who somebody is to the issuer; drafts are theirs. */
export type Holder = Pick<Session, 'issuer' | 'sub'>;

export const isSameHolder = (a: Holder, b: Holder): boolean => a.issuer === b.issuer && a.sub === b.sub;

const MINUTE = 60_000;
export const IDLE_MINUTES = 60;
export const SESSION_HOURS = 12;
const SESSION_MILLISECONDS = SESSION_HOURS * 60 * MINUTE;
/** A session that is over still tells whose a form is that was left open: what was typed is then kept for them. */
const REMEMBERED_MILLISECONDS = SESSION_MILLISECONDS;

export const isLive = ({ startedAt, seenAt }: Session, now: number): boolean =>
  now < startedAt + SESSION_MILLISECONDS && now < seenAt + IDLE_MINUTES * MINUTE;

/** Until when the item is kept. */
export const rememberedUntil = ({ startedAt }: Session): number =>
  startedAt + SESSION_MILLISECONDS + REMEMBERED_MILLISECONDS;

/** Seen again: not written for each request, so that a session ends at most a minute early. */
export const mustNoteVisit = ({ seenAt }: Session, now: number): boolean => now - seenAt >= MINUTE;

/** Renewed a little before it runs out, so that no call of a page comes too late. */
const MARGIN = MINUTE;
export const mustRenew = ({ tokens }: Session, now: number): boolean => tokens.expiresAt - MARGIN <= now;
