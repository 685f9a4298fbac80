import { describe, expect, it } from 'vitest';
import { dateSchema } from '../../../shared/domain/instants.ts';
import { createInseeClient, type InseeClientOptions } from '../../../shared/sirene/insee-client.ts';
import { InseeRefused, InseeUnavailable } from '../../../shared/sirene/insee-failure.ts';
import { answerOf, INSEE_KEY, startInsee } from '../../support/directory/insee-server.ts';

const query = (cursor = '*', timeLeft = () => Number.POSITIVE_INFINITY) => ({
  since: dateSchema.parse('2024-03-20'),
  until: dateSchema.parse('2024-03-22'),
  among: 'siren:219200235',
  cursor,
  timeLeft,
});

/** The client, on a clock that only its own waits move. */
const connect = (url: string, options: Partial<InseeClientOptions> = {}) => {
  const begun = Date.parse('2026-11-24T10:00:00Z');
  let now = begun;
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const client = createInseeClient({ url, key: async () => INSEE_KEY, now: () => now, wait, ...options });
  return { client, waits, elapsed: () => now - begun };
};

const outcomeOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((error: unknown) => error);

describe('a request', () => {
  it('is a page of all that INSEE processed in those days, with the key in its header', async () => {
    const insee = await startInsee();
    insee.answerWith(answerOf('21920023500022'));
    const { client } = connect(insee.url);
    const { establishments, next } = await client.listChanges(query());
    expect(establishments).toEqual([answerOf('21920023500022')]);
    expect(next).toBe('21920023500022');
    const [{ url, headers } = { url: new URL('http://none'), headers: {} }] = insee.requests;
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: 'dateDernierTraitementEtablissement:[2024-03-20T00:00:00 TO 2024-03-22T23:59:59] AND (siren:219200235)',
      nombre: '1000',
      curseur: '*',
    });
    expect(headers['x-insee-api-key-integration']).toBe(INSEE_KEY);
    // On the last page INSEE returns the same cursor.
    expect(await client.listChanges(query(next))).toEqual({
      establishments: [],
      next: undefined,
    });
  });

  it('finds nothing when INSEE says so, and is refused when a 404 is not INSEE’s', async () => {
    const insee = await startInsee();
    const { client } = connect(insee.url);
    expect(await client.listChanges(query())).toEqual({ establishments: [], next: undefined });
    const elsewhere = connect(insee.url.replace('3.11', '3.9'));
    expect(await outcomeOf(elsewhere.client.listChanges(query()))).toBeInstanceOf(InseeRefused);
  });

  it('comes at most thirty times per minute', async () => {
    const insee = await startInsee();
    const { client, elapsed } = connect(insee.url);
    for (let asked = 0; asked < 31; asked += 1) await client.listChanges(query());
    expect(elapsed()).toBe(60_000);
    expect(insee.requests).toHaveLength(31);
  });
});

describe('a passing failure', () => {
  it.each([
    ['429 without a word', { status: 429 }, 60_000],
    ['429 for so many seconds', { status: 429, headers: { 'retry-after': '17' } }, 17_000],
    [
      '503 until a moment',
      { status: 503, headers: { 'retry-after': 'Tue, 24 Nov 2026 10:00:17 GMT' } },
      17_000,
    ],
  ])('is retried when INSEE asks for it: %s', async (_, fault, pause) => {
    const insee = await startInsee();
    insee.faults.push(fault);
    const { client, elapsed } = connect(insee.url);
    expect(await client.listChanges(query())).toEqual({ establishments: [], next: undefined });
    expect(elapsed()).toBe(pause);
  });

  it('is tried four times in all, with growing pauses, and then left for later', async () => {
    const insee = await startInsee();
    insee.faults.push(...Array(9).fill({ status: 500 }));
    const { client, waits } = connect(insee.url);
    const outcome = await outcomeOf(client.listChanges(query()));
    expect(outcome).toEqual(new InseeUnavailable('it answered 500'));
    expect(insee.requests).toHaveLength(4);
    const pauses = waits.filter((milliseconds) => milliseconds > 0);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThanOrEqual(3_500);
  });

  it.each([
    ['longer than a minute', '61', Number.POSITIVE_INFINITY],
    ['longer than there is time', '30', 29_000],
  ])('is left for later at once when the pause is %s', async (_, seconds, timeLeft) => {
    const insee = await startInsee();
    insee.faults.push({ status: 429, headers: { 'retry-after': seconds } });
    const { client, waits } = connect(insee.url);
    const outcome = await outcomeOf(client.listChanges(query('*', () => timeLeft)));
    expect(outcome).toBeInstanceOf(InseeUnavailable);
    expect(waits).toEqual([]);
  });

  it('includes a missing answer, and an address where nobody answers', async () => {
    const insee = await startInsee();
    insee.faults.push('never', 'never', 'never', 'never');
    const silent = connect(insee.url, { timeoutMilliseconds: 20 });
    expect(await outcomeOf(silent.client.listChanges(query()))).toEqual(
      new InseeUnavailable('it did not answer in time'),
    );
    const nobody = connect('http://127.0.0.1:9');
    expect(await outcomeOf(nobody.client.listChanges(query()))).toEqual(
      new InseeUnavailable('it could not be reached'),
    );
  });
});

describe('a lasting failure', () => {
  it.each([
    ['INSEE’s API does not accept the key.', { status: 401 }],
    ['INSEE’s API does not accept the key.', { status: 403 }],
    ['INSEE’s API answered 400.', { status: 400 }],
    ['INSEE’s API gave an answer that is not in the form expected.', { status: 200, body: '<html>' }],
    ['INSEE’s API gave an answer that is not in the form expected.', { status: 200, body: '{"header":{}}' }],
  ])('is reported in one sentence, once, without the key: %s', async (sentence, fault) => {
    const insee = await startInsee();
    insee.faults.push(fault);
    const outcome = await outcomeOf(connect(insee.url).client.listChanges(query()));
    expect(outcome).toBeInstanceOf(InseeRefused);
    expect(String(outcome)).toContain(sentence.replace('’', "'"));
    expect(JSON.stringify(outcome) + String(outcome)).not.toContain(INSEE_KEY);
    expect(insee.requests).toHaveLength(1);
  });

  it('sends the key nowhere else', async () => {
    const [insee, elsewhere] = [await startInsee(), await startInsee()];
    insee.faults.push(...Array(4).fill({ status: 302, headers: { location: elsewhere.url } }));
    expect(await outcomeOf(connect(insee.url).client.listChanges(query()))).toBeInstanceOf(InseeUnavailable);
    expect(elsewhere.requests).toEqual([]);
  });
});
