import { beforeEach, describe, expect, it } from 'vitest';
import { stageAt } from '../../../shared/domain/access/access-card.ts';
import { establishmentSchema } from '../../../shared/domain/directory/establishment.ts';
import { personIdSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { keys } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { lookAtDeparture } from '../../../shared/use-cases/decisions/departure.ts';
import { cardOf, grantOf, MARIE, NADIA, on, SCHOOL, SIREN, TOWN_HALL } from '../../support/access/cards.ts';
import { done, hire, type Office, openOffice } from '../../support/access/members.ts';
import { leftUncovered } from '../../support/decisions/left-uncovered.ts';
import { createTestTable } from '../../support/local-table.ts';
import {
  endedAt,
  mandataryCard,
  mandatedGrant,
  mandateOf,
  notedCard,
} from '../../support/mandates/mandated-cards.ts';

const NOW = on('06-01');
let table: Table;
beforeEach(async () => {
  table = await createTestTable();
});

const placeOf = (siret: typeof TOWN_HALL, name: string) =>
  establishmentSchema.parse({
    siret,
    siren: SIREN,
    name,
    headOffice: true,
    address: { lines: [] },
    closures: [],
  });
const PLACES = [placeOf(TOWN_HALL, 'MAIRIE'), placeOf(SCHOOL, 'ECOLE')];

const store = async (
  cards: readonly ReturnType<typeof cardOf>[],
  mandates: readonly ReturnType<typeof mandateOf>[] = [],
) => {
  await batchPut(table, PLACES.map(establishmentItem));
  await batchPut(
    table,
    cards.map((card) => ({ ...keys.card(card.siren, card.personId), ...card })),
  );
  await batchPut(
    table,
    mandates.map((mandate) => ({ ...keys.mandate(mandate.id), ...mandate })),
  );
};

const leaver = cardOf({ grants: [grantOf({ services: { DSN: 'sign', PASRAU: 'sign', DSIJ: 'declare' } })] });
const other = (...grants: ReturnType<typeof grantOf>[]) => cardOf({ personId: MARIE, grants });

const pairs = (list: readonly { service: string; siret: string }[]): string[] =>
  list.map(({ service, siret }) => `${service} ${siret === TOWN_HALL ? 'hall' : 'school'}`);

describe('a departure', () => {
  it('leaves uncovered what nobody else signs, and single what one other person signs', async () => {
    await store([leaver, other(grantOf({ services: { DSN: 'sign' }, establishments: [SCHOOL] }))]);
    const found = await lookAtDeparture(table, leaver, NOW);
    expect(pairs(found.uncovered)).toEqual(['DSN hall', 'PASRAU hall', 'PASRAU school']);
    expect(pairs(found.single)).toEqual(['DSN school']);
    expect(found.single[0]?.personId).toBe(MARIE);
  });

  it('counts nobody who is suspended, ended or not yet entitled', async () => {
    const later = grantOf({ services: { DSN: 'sign' }, from: on('09-01') });
    const ended = grantOf({ services: { PASRAU: 'sign' }, endedAt: on('05-01') });
    await store([leaver, other(later, ended)]);
    expect((await lookAtDeparture(table, leaver, NOW)).uncovered).toHaveLength(4);
  });

  it.each([
    ['lasts', mandateOf(), ['PASRAU hall', 'PASRAU school']],
    ['has ended', endedAt(on('05-01')), ['DSN hall', 'DSN school', 'PASRAU hall', 'PASRAU school']],
  ])('counts who signs under a mandate that %s', async (_, mandate, left) => {
    const leaving = cardOf({ ...leaver, personId: MARIE });
    await store([leaving, notedCard(), mandataryCard(mandatedGrant())], [mandate]);
    const found = await lookAtDeparture(table, leaving, NOW);
    expect(pairs(found.uncovered).sort()).toEqual(left);
    const acting = { card: notedCard(), mandated: [{ mandate, card: mandataryCard(mandatedGrant()) }] };
    expect(pairs(leftUncovered(leaving, [acting], PLACES, NOW)).sort()).toEqual(left);
  });

  it('reads nothing for whoever signs nothing', async () => {
    const found = await lookAtDeparture(table, cardOf({ grants: [grantOf()] }), NOW);
    expect(found).toMatchObject({ known: true, uncovered: [], single: [] });
  });

  it('keeps its digest while the lists stay, and changes it with them', async () => {
    await store([leaver]);
    const { digest } = await lookAtDeparture(table, leaver, NOW);
    await store([leaver, other(grantOf({ services: { AER: 'sign' } }))]);
    expect((await lookAtDeparture(table, leaver, NOW)).digest).toBe(digest);
    await store([leaver, other(grantOf({ services: { DSN: 'sign' } }))]);
    expect((await lookAtDeparture(table, leaver, NOW)).digest).not.toBe(digest);
  });
});

describe('ending an access with a hand-over', () => {
  let office: Office;
  const SIGNS = {
    services: { DSN: 'sign', 'COMPTE-ENTREPRISE': 'consult', DAT: 'sign' },
    establishments: 'all',
  };
  beforeEach(async () => {
    office = await openOffice(table, systemClock);
  });

  const end = (
    params: Record<string, string>,
    sent: { body?: object; query?: Record<string, string>; seen?: string },
  ) =>
    office.register(office.administrator, 'endMember', {
      params,
      body: sent.body ?? {},
      ...(sent.query && { query: sent.query }),
      ...(sent.seen && { headers: { 'if-match': `"${sent.seen}"` } }),
    });
  const cardFor = async ({ params }: { params: { siren: string; personId: string } }) => {
    const card = await getCard(table, office.organisation.siren, personIdSchema.parse(params.personId));
    if (card === undefined) throw new Error('no card');
    return card;
  };
  const DRY = { dryRun: 'true' };

  it('is seen before, and then done in one step', async () => {
    const [leaving, staying] = [await hire(office, [SIGNS]), await hire(office)];
    const before = done(
      await end(leaving.params, { query: DRY, body: { handOverTo: staying.personId } }),
    ).body;
    expect(before.uncovered).toMatchObject({ known: true, count: 2 });
    expect(before.handedOver).toMatchObject([
      { services: { DSN: 'sign', DAT: 'sign', 'COMPTE-ENTREPRISE': 'consult' }, establishments: 'all' },
    ]);
    expect(stageAt(await cardFor(leaving), systemClock())?.status).toBe('active');
    done(await end(leaving.params, { seen: before.digest, body: { handOverTo: staying.personId } }));
    expect(stageAt(await cardFor(leaving), systemClock())?.status).toBe('ended');
    const [given] = (await cardFor(staying)).grants;
    expect(given?.services).toEqual({ DSN: 'sign', DAT: 'sign', 'COMPTE-ENTREPRISE': 'consult' });
  });

  it('gives nothing that somebody else signs already', async () => {
    const leaving = await hire(office, [SIGNS]);
    const staying = await hire(office, [
      { services: { DSN: 'sign' }, establishments: [office.organisation.open] },
    ]);
    const body = { handOverTo: staying.personId };
    const { handedOver } = done(await end(leaving.params, { query: DRY, body })).body;
    expect(handedOver.map(({ services }: { services: object }) => Object.keys(services).sort())).toEqual([
      ['COMPTE-ENTREPRISE', 'DAT'],
    ]);
  });

  it('is refused when the list is another one by now, with nothing done', async () => {
    const [leaving, second] = [await hire(office, [SIGNS]), await hire(office, [SIGNS])];
    const { digest } = done(await end(leaving.params, { query: DRY })).body;
    done(await end(second.params, {}));
    const { status, body } = await end(leaving.params, { seen: digest });
    expect([status, body.code]).toEqual([412, 'stale-version']);
    expect(stageAt(await cardFor(leaving), systemClock())?.status).toBe('active');
  });

  it.each(['the leaver', 'a stranger', 'somebody suspended'])(
    'goes to no one but an active member: %s',
    async (who) => {
      const [leaving, staying] = [await hire(office, [SIGNS]), await hire(office)];
      if (who === 'somebody suspended') {
        done(await office.register(office.administrator, 'suspendMember', { params: { ...staying.params } }));
      }
      const to = {
        'the leaver': leaving.personId,
        'a stranger': NADIA,
        'somebody suspended': staying.personId,
      }[who];
      const { status, body } = await end(leaving.params, { body: { handOverTo: to } });
      expect([status, body.code]).toEqual([409, 'member-not-active']);
      expect(stageAt(await cardFor(leaving), systemClock())?.status).toBe('active');
    },
  );
});
