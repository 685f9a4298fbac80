import { beforeAll, describe, expect, it } from 'vitest';
import { getAccessReportEndpoint } from '../../../functions/organisations/get-access-report.ts';
import { getCoverageEndpoint } from '../../../functions/organisations/get-coverage.ts';
import { personIdSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { cardIndexAttributes } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { cardOf, grantOf, on, rankedGrantId, SIREN, stage } from '../../support/access/cards.ts';
import { siretNumber } from '../../support/directory/luhn.ts';
import { createTestTable } from '../../support/local-table.ts';

const MOST_BYTES = 1_000_000;
const SIGNATORIES = 400;
const PLACES = 200;
/** As many as one grant lists. */
const LISTED = 2_000;
const NOW = on('06-01');

let table: Table;

beforeAll(async () => {
  table = await createTestTable();
  const common = { siren: SIREN, address: { lines: ['12 RUE DU GENERAL DE GAULLE'] }, closures: [] };
  const sirets = Array.from({ length: LISTED }, (_, rank) =>
    siretSchema.parse(siretNumber(SIREN, 100 + rank)),
  );
  const establishments = sirets
    .slice(0, PLACES)
    .map((siret) => establishmentItem({ ...common, siret, name: 'ECOLE ELEMENTAIRE', headOffice: false }));
  const cards = Array.from({ length: SIGNATORIES }, (_, rank) =>
    cardOf({
      personId: personIdSchema.parse(`01BX5ZZKBKACTAV9WEVG${String(rank).padStart(6, '0')}`),
      timeline: [stage(on('01-01'), 'active')],
      grants: [
        grantOf({
          id: rankedGrantId(rank),
          services: { DSN: 'sign', PASRAU: 'sign', DPAE: 'sign', DSIJ: 'sign' },
        }),
        ...(rank < 20
          ? [
              grantOf({
                id: rankedGrantId(5_000 + rank),
                services: { AER: 'sign', BPIJ: 'consult' },
                establishments: sirets,
              }),
            ]
          : []),
      ],
    }),
  );
  await batchPut(table, [
    ...establishments,
    ...cards.map((card) => ({
      ...keys.card(card.siren, card.personId),
      ...cardIndexAttributes(card),
      ...card,
    })),
  ]);
});

// biome-ignore lint/suspicious/noExplicitAny: only what these handlers read of a request
const asked = (query: object): any => ({ params: { siren: SIREN }, query, now: NOW });

const bytesOf = (body: unknown): number => Buffer.byteLength(JSON.stringify(body));

describe('where hundreds may sign in hundreds of places', () => {
  it.each([10, 50, 200])(
    'a page of %i places counts all who sign, names the first, and stays small',
    async (limit) => {
      const { body } = await getCoverageEndpoint(table)(asked({ limit }));
      expect(bytesOf(body)).toBeLessThan(MOST_BYTES);
      const [dsn] = body?.items.at(-1)?.services ?? [];
      expect(dsn).toMatchObject({ service: 'DSN', count: SIGNATORIES });
      expect(dsn?.signatories.length).toBeGreaterThan(0);
      expect(dsn?.signatories.length).toBeLessThanOrEqual(50);
    },
  );

  it('each page of the report stays small, and all of them give every row once', async () => {
    const rows: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await getAccessReportEndpoint(table)(
        asked({ limit: 200, format: 'json', at: NOW, ...(cursor !== undefined && { cursor }) }),
      );
      expect(bytesOf(body)).toBeLessThan(MOST_BYTES);
      rows.push(...(body?.items ?? []).map(({ grant, service }) => `${grant} ${service}`));
      cursor = body?.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toHaveLength(4 * SIGNATORIES + 2 * 20);
  });
});
