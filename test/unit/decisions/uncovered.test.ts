import { expect, it } from 'vitest';
import { establishmentSchema } from '../../../shared/domain/directory/establishment.ts';
import type { Mandate } from '../../../shared/domain/mandates/mandate.ts';
import { leftUncovered } from '../../../shared/use-cases/decisions/uncovered.ts';
import { cardOf, grantOf, on, SIREN, TOWN_HALL } from '../../support/access/cards.ts';
import {
  endedAt,
  mandataryCard,
  mandatedGrant,
  mandateOf,
  notedCard,
} from '../../support/mandates/mandated-cards.ts';

const PLACE = establishmentSchema.parse({
  siret: TOWN_HALL,
  siren: SIREN,
  name: 'MAIRIE',
  headOffice: true,
  address: { lines: [] },
  closures: [],
});
const leaving = cardOf({ grants: [grantOf({ services: { DSN: 'sign', PASRAU: 'sign' } })] });

/** What is left uncovered when Nadia acts under this mandate, to sign the DSN alone. */
const besides = (mandate: Mandate): string[] => {
  const acting = { card: notedCard(), mandated: [{ mandate, card: mandataryCard(mandatedGrant()) }] };
  return leftUncovered(leaving, [acting], [PLACE], on('06-01')).map(({ service }) => service);
};

it('counts people who may sign under a mandate, as long as it lasts', () => {
  expect(besides(mandateOf())).toEqual(['PASRAU']);
  expect(besides(endedAt(on('05-01')))).toEqual(['DSN', 'PASRAU']);
});
