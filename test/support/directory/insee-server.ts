import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const INSEE_KEY = 'b1946ac9-key-of-a-test';

// biome-ignore lint/suspicious/noExplicitAny: a test changes whatever INSEE says
type Answer = Record<string, any>;

/** INSEE's answer about one establishment, as kept in `test/data/sirene/`. */
export const answerOf = (siret: string, changes: Answer = {}): Answer => {
  const file = new URL(`../../data/sirene/${siret}.json`, import.meta.url);
  return { ...JSON.parse(readFileSync(file, 'utf8')).etablissement, ...changes };
};

/** The same establishment with one more period, which began on that day. */
export const afterwards = (answer: Answer, state: 'A' | 'F', since: string, processedAt: string): Answer => {
  const [current, ...earlier] = answer.periodesEtablissement;
  return {
    ...answer,
    dateDernierTraitementEtablissement: processedAt,
    periodesEtablissement: [
      { ...current, dateDebut: since, etatAdministratifEtablissement: state },
      { ...current, dateFin: since },
      ...earlier,
    ],
  };
};

interface Fault {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

const RANGE = /^dateDernierTraitementEtablissement:\[(\S+) TO (\S+)\] AND \((.+)\)$/;

const search = (known: readonly Answer[], url: URL, pageSize: number): Answer => {
  const [, since = '', until = ''] = RANGE.exec(url.searchParams.get('q') ?? '') ?? [];
  const curseur = url.searchParams.get('curseur') ?? '';
  const found = known
    .filter(({ dateDernierTraitementEtablissement: at }) => at >= since && at <= until)
    .sort((a, b) => (a.siret < b.siret ? -1 : 1));
  const start = curseur === '*' ? 0 : found.findIndex(({ siret }) => siret > curseur);
  const page = start === -1 ? [] : found.slice(start, start + pageSize);
  const curseurSuivant = page.at(-1)?.siret ?? curseur;
  return {
    header: { statut: 200, message: 'OK', total: found.length, curseur, curseurSuivant },
    etablissements: page,
  };
};

const json = (status: number, body: Answer): Fault => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const NOTHING = { header: { statut: 404, message: 'Aucun élément trouvé' } };

/** INSEE's API on a free port of this machine. It replays answers, page by page, to callers with the key. */
export const startInsee = async (options: { pageSize?: number } = {}) => {
  const { pageSize = 1_000 } = options;
  const requests: { url: URL; headers: IncomingMessage['headers'] }[] = [];
  /** What the next requests get instead of an answer. `never` means no answer at all. */
  const faults: (Fault | 'never')[] = [];
  let known: Answer[] = [];

  const answer = ({ url = '', headers }: IncomingMessage): Fault => {
    const asked = new URL(url, 'http://insee.example');
    requests.push({ url: asked, headers });
    if (headers['x-insee-api-key-integration'] !== INSEE_KEY) return { status: 401 };
    if (asked.pathname !== '/api-sirene/3.11/siret') return { status: 404, body: '{}' };
    const found = search(known, asked, pageSize);
    return found.header.total === 0 ? json(404, NOTHING) : json(200, found);
  };

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const answered = answer(request);
    const fault = faults.shift();
    if (fault === 'never') return;
    const { status, headers, body } = fault ?? answered;
    response.writeHead(status, headers).end(body);
  };

  const server = createServer(serve);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api-sirene/3.11`,
    requests,
    faults,
    /** From now on INSEE gives these answers, in place of earlier ones about the same establishments. */
    answerWith: (...answers: Answer[]): void => {
      const named = new Set(answers.map(({ siret }) => siret));
      known = [...known.filter(({ siret }) => !named.has(siret)), ...answers];
    },
    forget: (): void => {
      known = [];
    },
  };
};
