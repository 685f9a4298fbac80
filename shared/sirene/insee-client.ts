import { setTimeout as waitForReal } from 'node:timers/promises';
import type { CalendarDate } from '../domain/instants.ts';
import { inseeNothingSchema, inseePageSchema } from './insee-answer.ts';
import { InseeRefused } from './insee-failure.ts';
import { PassingFailure, retryInsee } from './insee-retry.ts';

/** INSEE's API Sirene 3.11 allows 30 requests per minute, of at most 1,000 establishments each. */
const PAUSE_BETWEEN_MILLISECONDS = 60_000 / 30;
const ESTABLISHMENTS_PER_PAGE = 1_000;
/** A page of a thousand establishments has some megabytes. */
const TIMEOUT_MILLISECONDS = 20_000;
const KEY_HEADER = 'X-INSEE-Api-Key-Integration';
export const FIRST_CURSOR = '*';

export interface InseeClientOptions {
  /** Without a slash at the end. INSEE's own is https://api.insee.fr/api-sirene/3.11. */
  url: string;
  /** Undefined when no key is needed, as for a server that replays answers. */
  key: (() => Promise<string>) | undefined;
  now?: () => number;
  wait?: (milliseconds: number) => Promise<unknown>;
  timeoutMilliseconds?: number;
}

export interface ChangesQuery {
  /** The first and last day, both included, on which INSEE processed the changes. */
  since: CalendarDate;
  until: CalendarDate;
  /** Further conditions, in INSEE's query language. */
  among: string;
  cursor: string;
  /** Milliseconds that are left to spend. */
  timeLeft: () => number;
}

export interface ChangesPage {
  establishments: readonly unknown[];
  /** The cursor of the next page; undefined after the last page. */
  next: string | undefined;
}

export interface InseeClient {
  /** @throws InseeUnavailable, InseeRefused */
  listChanges: (query: ChangesQuery) => Promise<ChangesPage>;
}

const NOTHING_FOUND: ChangesPage = { establishments: [], next: undefined };

const reasonOf = (status: number): string =>
  status === 401 || status === 403 ? 'does not accept the key' : `answered ${status}`;

/** INSEE counts the rate per minute. Unless it names another time, the next minute is soon enough. */
const retryAfterOf = ({ status, headers }: Response): string | undefined =>
  headers.get('retry-after') ?? (status === 429 ? '60' : undefined);

const isPassing = (status: number): boolean => status === 429 || status >= 500;

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const parsePage = (status: number, body: string): ChangesPage => {
  const answer = parseJson(body);
  // INSEE's own 404 means that nothing was found. Any other 404 means that this is not its address.
  if (status === 404 && inseeNothingSchema.safeParse(answer).success) return NOTHING_FOUND;
  if (status !== 200) throw new InseeRefused(status, reasonOf(status));
  const page = inseePageSchema.safeParse(answer);
  if (!page.success) throw new InseeRefused(status, 'gave an answer that is not in the form expected');
  const { curseur, curseurSuivant } = page.data.header;
  const isLast = curseurSuivant == null || curseurSuivant === curseur;
  return { establishments: page.data.etablissements, next: isLast ? undefined : curseurSuivant };
};

const addressOf = (url: string, { since, until, among, cursor }: ChangesQuery): string => {
  const processed = `dateDernierTraitementEtablissement:[${since}T00:00:00 TO ${until}T23:59:59]`;
  const parameters = new URLSearchParams({
    q: `${processed} AND (${among})`,
    nombre: String(ESTABLISHMENTS_PER_PAGE),
    curseur: cursor,
  });
  return `${url}/siret?${parameters}`;
};

/**
 * The only client of INSEE's API. It respects the rate, bounds every wait, retries where that helps, and checks the
 * answers.
 */
export const createInseeClient = ({
  url,
  key,
  now = Date.now,
  wait = waitForReal,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
}: InseeClientOptions): InseeClient => {
  let freeAt = 0;
  const takeTurn = async (): Promise<void> => {
    const delay = Math.max(freeAt - now(), 0);
    freeAt = now() + delay + PAUSE_BETWEEN_MILLISECONDS;
    if (delay > 0) await wait(delay);
  };

  const ask = async (address: string): Promise<{ status: number; body: string }> => {
    await takeTurn();
    const headers = { accept: 'application/json', ...(key && { [KEY_HEADER]: await key() }) };
    try {
      // The key goes to that address alone, so a redirection is refused.
      const signal = AbortSignal.timeout(timeoutMilliseconds);
      const response = await fetch(address, { headers, signal, redirect: 'error' });
      const { status } = response;
      const body = await response.text();
      if (!isPassing(status)) return { status, body };
      throw new PassingFailure(`it answered ${status}`, retryAfterOf(response));
    } catch (error) {
      if (error instanceof PassingFailure) throw error;
      throw new PassingFailure(
        error instanceof DOMException ? 'it did not answer in time' : 'it could not be reached',
      );
    }
  };

  return {
    listChanges: async (query) => {
      const address = addressOf(url, query);
      const { status, body } = await retryInsee(() => ask(address), {
        now,
        wait,
        timeLeft: query.timeLeft,
      });
      return parsePage(status, body);
    },
  };
};
