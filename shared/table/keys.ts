import { createHash } from 'node:crypto';
import type { PersonId, Siren, Siret } from '../domain/identifiers.ts';
import { sirenOf } from '../domain/identifiers.ts';

/** Every key of the table is made here; `docs/data-model.md` lists the access patterns. */
export type Key = { PK: string; SK: string };

/** E-mails and subjects of identity providers stay out of keys, which appear in AWS's own logs. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const organisation = (siren: Siren): string => `ORG#${siren}`;

export const SORT_PREFIX = { card: 'CARD#', establishment: 'EST#', event: 'EVENT#' } as const;

export const organisationPartition = organisation;
export const eventPartition = (owner: Siren | PersonId): string => `EVENTS#${owner}`;
export const personIndexKey = (personId: PersonId): string => `PERSON#${personId}`;

export const keys = {
  organisation: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ORGANISATION' }),
  /** The roster of active administrators, apart so that imports never touch what the last-administrator rule reads. */
  administrators: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ADMINISTRATORS' }),
  establishment: (siret: Siret): Key => ({
    PK: organisation(sirenOf(siret)),
    SK: `${SORT_PREFIX.establishment}${siret}`,
  }),
  card: (siren: Siren, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `${SORT_PREFIX.card}${personId}`,
  }),
  cardHistory: (siren: Siren, personId: PersonId, version: number): Key => ({
    PK: organisation(siren),
    SK: `HISTORY#${personId}#${String(version).padStart(9, '0')}`,
  }),
  person: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'PERSON' }),
  identity: (issuer: string, subject: string): Key => ({
    PK: `IDENTITY#${digest(`${issuer}\n${subject}`)}`,
    SK: 'IDENTITY',
  }),
  email: (normalisedEmail: string): Key => ({ PK: `EMAIL#${digest(normalisedEmail)}`, SK: 'EMAIL' }),
  event: (owner: Siren | PersonId, occurredAt: string, id: string): Key => ({
    PK: eventPartition(owner),
    SK: `${SORT_PREFIX.event}${occurredAt}#${id}`,
  }),
  idempotency: (actor: string, route: string, key: string): Key => ({
    PK: `IDEMPOTENCY#${digest(`${actor}\n${route}\n${key}`)}`,
    SK: 'IDEMPOTENCY',
  }),
} as const;
