import { setTimeout as wait } from 'node:timers/promises';
import type { Issuer } from './issuer.ts';
import { randomId } from './random-id.ts';
import {
  isLive,
  isSameHolder,
  mustNoteVisit,
  mustRenew,
  rememberedUntil,
  SESSION,
  SESSION_HOURS,
  type Session,
} from './session.ts';
import type { Kept, Vault } from './vault.ts';

/** The person must log in again: the issuer renews nothing, or somebody logged out meanwhile. */
export class SessionOver extends Error {
  constructor() {
    super('the session is over');
    this.name = 'SessionOver';
  }
}

export interface OpenSession {
  id: string;
  session: Session;
  /** An expired one opens nothing; it only tells whose a form is. */
  isLive: boolean;
}

/** How long a renewal may take before another request tries: longer than a call of the issuer. */
const RENEWAL_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 100;
const MAX_WRITES = 20;

interface Dependencies {
  vault: Vault;
  issuer: Pick<Issuer, 'renew' | 'revoke'>;
  clock: () => number;
}

/** Begun by a login, found by the cookie's id, ended by a logout or by time. */
export const openSessions = ({ vault, issuer, clock }: Dependencies) => {
  const write = (id: string, session: Session, expected: number): Promise<boolean> =>
    vault.keep(SESSION, id, session, { until: rememberedUntil(session), expected });

  /** Changes what is there now, whoever else writes at the same time. @throws SessionOver */
  const change = async (id: string, apply: (session: Session) => Session): Promise<Session> => {
    for (let tries = 0; tries < MAX_WRITES; tries += 1) {
      const kept = await vault.find(SESSION, id);
      if (kept === undefined) throw new SessionOver();
      const changed = apply(kept.value);
      if (await write(id, changed, kept.version)) return changed;
    }
    throw new Error('a session is written by too many at once');
  };

  const renew = async (id: string, { value, version }: Kept<Session>): Promise<Session | undefined> => {
    const { refresh } = value.tokens;
    if (refresh === undefined) throw new SessionOver();
    const claimed = { ...value, renewingUntil: clock() + RENEWAL_MILLISECONDS };
    // Whoever writes first renews; the others find it in what they read next.
    if (!(await write(id, claimed, version))) return undefined;
    const tokens = await issuer.renew(refresh);
    if (tokens === undefined) throw new SessionOver();
    return change(id, ({ renewingUntil: _, ...session }) => ({ ...session, tokens }));
  };

  return {
    find: async (id: string): Promise<OpenSession | undefined> => {
      const kept = await vault.find(SESSION, id);
      if (kept === undefined) return undefined;
      const now = clock();
      const live = isLive(kept.value, now);
      if (!live || !mustNoteVisit(kept.value, now)) return { id, session: kept.value, isLive: live };
      const session = { ...kept.value, seenAt: now };
      // Another request of this moment has noted the same.
      await write(id, session, kept.version);
      return { id, session, isLive: true };
    },

    /** @param before what the browser had until now: forms that the same person has open in it keep working */
    begin: async (
      login: Pick<Session, 'issuer' | 'sub' | 'authenticatedAt' | 'tokens'>,
      before: OpenSession | undefined,
    ): Promise<OpenSession> => {
      const id = randomId();
      const now = clock();
      const known = before !== undefined && isSameHolder(before.session, login) ? before.session : undefined;
      const session: Session = {
        ...login,
        name: known?.name ?? '',
        formToken: known?.formToken ?? randomId(),
        startedAt: now,
        seenAt: now,
      };
      await write(id, session, 0);
      if (before !== undefined) await vault.take(SESSION, before.id);
      return { id, session, isLive: true };
    },

    /** The access token, renewed once for all requests that need it. @throws SessionOver */
    accessToken: async (id: string): Promise<string> => {
      const deadline = clock() + 2 * RENEWAL_MILLISECONDS;
      while (clock() < deadline) {
        const kept = await vault.find(SESSION, id);
        if (kept === undefined) throw new SessionOver();
        if (!mustRenew(kept.value, clock())) return kept.value.tokens.access;
        if ((kept.value.renewingUntil ?? 0) > clock()) await wait(POLL_MILLISECONDS);
        else {
          const renewed = await renew(id, kept);
          if (renewed !== undefined) return renewed.tokens.access;
        }
      }
      throw new Error('the tokens are not renewed in time');
    },

    rename: async (id: string, name: string): Promise<void> => {
      await change(id, (session) => ({ ...session, name }));
    },

    /** At once, whatever the issuer says; then it may forget what it gave. */
    end: async (id: string): Promise<void> => {
      const session = await vault.take(SESSION, id);
      if (session?.tokens.refresh !== undefined) await issuer.revoke(session.tokens.refresh);
    },
  };
};

export type Sessions = ReturnType<typeof openSessions>;
export const SESSION_SECONDS = SESSION_HOURS * 3_600;
