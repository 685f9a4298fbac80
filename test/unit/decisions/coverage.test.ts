import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { DECLARATION_SERVICES } from '../../../shared/domain/declaration-services.ts';
import { establishmentSchema } from '../../../shared/domain/directory/establishment.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import { coverEstablishments } from '../../../shared/use-cases/decisions/cover-establishments.ts';
import { sumUpCoverage, worstState } from '../../../shared/use-cases/decisions/sum-up-coverage.ts';
import { decideSigning } from '../../../shared/use-cases/decisions/uncovered.ts';
import { cardOf, grantOf, on, SIREN } from '../../support/access/cards.ts';
import { siretNumber } from '../../support/directory/luhn.ts';
import { mandataryCard, mandatedGrant, mandateOf, notedCard } from '../../support/mandates/mandated-cards.ts';

const NOW = on('06-01');
const PLACES = Array.from({ length: 4 }, (_, place) =>
  establishmentSchema.parse({
    siret: siretNumber(SIREN, 100 + place),
    siren: SIREN,
    name: `ECOLE ${place}`,
    headOffice: false,
    address: { lines: [] },
    closures: place === 3 ? [{ from: '2020-01-01' }] : [],
  }),
);

const grants = fc.record({
  services: fc.dictionary(
    fc.constantFrom('DSN', 'PASRAU', 'DAT', 'TOPAZE'),
    fc.constantFrom('sign' as const, 'declare' as const),
    { minKeys: 1 },
  ),
  establishments: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(fc.constantFrom(...PLACES.map(({ siret }) => siretSchema.parse(siret))), { minLength: 1 }),
  ),
  until: fc.constantFrom(undefined, on('05-01'), on('07-01')),
});
const cards = fc.array(
  fc.array(grants, { maxLength: 3 }).map((given) =>
    cardOf({
      grants: given.map(({ until, ...terms }) =>
        grantOf({ ...terms, ...(until !== undefined && { until }) }),
      ),
    }),
  ),
  { maxLength: 4 },
);

const acting = {
  card: notedCard(),
  mandated: [{ mandate: mandateOf(), card: mandataryCard(mandatedGrant()) }],
};
const accessesOf = (own: readonly AccessCard[]) => [acting, ...own.map((card) => ({ card, mandated: [] }))];

it('says of each place and service what a decision about each person would say', () => {
  fc.assert(
    fc.property(cards, (own) => {
      const accesses = accessesOf(own);
      for (const { establishment, services } of coverEstablishments(PLACES, accesses, NOW)) {
        for (const { service, signatories } of services) {
          const signing = accesses.filter(
            (access) => decideSigning(access, service, establishment, NOW).decision,
          );
          expect(signatories.map(({ personId }) => personId)).toEqual(
            signing.map(({ card }) => card.personId),
          );
        }
      }
    }),
  );
});

it('names each open place with each service that can be signed, whoever is there', () => {
  const found = coverEstablishments(PLACES, [], NOW);
  expect(found.map(({ establishment }) => establishment.name)).toEqual(['ECOLE 0', 'ECOLE 1', 'ECOLE 2']);
  const signable = DECLARATION_SERVICES.filter(
    ({ rights, closedOn }) => rights.includes('sign') && closedOn === undefined,
  );
  for (const { services } of found) {
    expect(services.map(({ service }) => service)).toEqual(signable.map(({ code }) => code));
  }
});

it('sums up by the worst service of each place, and service by service', () => {
  const [first, second] = PLACES;
  if (first === undefined || second === undefined) throw new Error('there are places');
  const sign = (siret: string[]) =>
    cardOf({
      grants: [
        grantOf({ services: { DSN: 'sign' }, establishments: siret.map((each) => siretSchema.parse(each)) }),
      ],
    });
  const cards = [sign([first.siret]), sign([first.siret, second.siret])];
  const found = coverEstablishments(
    PLACES,
    cards.map((card) => ({ card, mandated: [] })),
    NOW,
  );
  const totals = sumUpCoverage(found);
  expect(totals.services.find(({ service }) => service === 'DSN')).toMatchObject({
    uncovered: 1,
    single: 1,
    covered: 1,
  });
  expect(totals).toMatchObject({ establishments: 3, uncovered: 3, single: 0, covered: 0 });
  expect(found.map(worstState)).toEqual(['uncovered', 'uncovered', 'uncovered']);
});
