import { activationSecretSchema, deriveKey } from '../../shared/domain/activation-key.ts';
import { changeIdSchema } from '../../shared/domain/administrator-change.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../shared/domain/identifiers.ts';
import { toInstant } from '../../shared/domain/instants.ts';
import type { ActivationLetter } from '../../shared/letters/letter-wording.ts';

const CHANGE = changeIdSchema.parse('219200235-01J9ZK00000000000000000000');
export const SECRET = activationSecretSchema.parse('a secret of some length, for tests alone');

/** The first letter of somebody who replaces the administrator of Antony's town hall. */
export const activationLetter = (): ActivationLetter => ({
  change: {
    id: CHANGE,
    kind: 'replacement',
    siren: sirenSchema.parse('219200235'),
    siret: siretSchema.parse('21920023500014'),
    candidate: {
      personId: personIdSchema.parse('01J9ZK00000000000000000001'),
      email: 'camille.lefevre@antony.example',
      familyName: 'Lefèvre',
      givenName: 'Camille',
    },
  },
  letter: {
    number: 1,
    orderedAt: toInstant('2026-11-15T10:00:00Z'),
    expiresAt: toInstant('2026-12-15T10:00:00Z'),
  },
  recipient: {
    organisationName: 'COMMUNE D ANTONY',
    name: 'MAIRIE',
    address: {
      lines: ['HOTEL DE VILLE', 'PLACE DE L HOTEL DE VILLE', 'BP 60086'],
      postalCode: '92161',
      city: 'ANTONY CEDEX',
    },
  },
  key: deriveKey(SECRET, CHANGE, 1),
  portalUrl: 'https://trousseau.example',
});
