import { EMPTY_ROSTER, type Roster, type Seat } from '../../../shared/domain/access/roster.ts';
import {
  type AdministratorChange,
  type AdministratorChangeKind,
  administratorChangeIdSchema,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import {
  type AdministratorChangeRequest,
  type RequestFacts,
  requestedAdministratorChange,
} from '../../../shared/domain/administrator-changes/request.ts';
import { ADMINISTRATOR_CHANGE_TERMS } from '../../../shared/domain/administrator-changes/terms.ts';
import { type PersonId, personIdSchema, sirenOf, siretSchema } from '../../../shared/domain/identifiers.ts';
import { dateSchema, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { type Party, verifiedEmailSchema } from '../../../shared/domain/people/party.ts';

const personId = (letter: string): PersonId => personIdSchema.parse(`01KB0ZTF3N5Q7R9S1T3V5X7Z9${letter}`);
export const party = (letter: string): Party => ({
  personId: personId(letter),
  email: verifiedEmailSchema.parse(`${letter.toLowerCase()}@mairie.example`),
});

export const ANA = party('A');
export const BOB = party('B');
export const CANDIDATE = party('C');
export const REQUESTED = toInstant('2026-11-23T08:00:00Z');
export const TERMS = ADMINISTRATOR_CHANGE_TERMS;

export const daysLater = (days: number, from: Instant = REQUESTED): Instant =>
  toInstant(new Date(Date.parse(from) + days * 86_400_000).toISOString());

const LONG_BEFORE = toInstant('2025-01-01T08:00:00Z');

/** A roster: who administers, since when, and how they became so. */
export const rosterOf = (...seats: [Party, since?: Instant, how?: Seat['became']['how']][]): Roster => ({
  ...EMPTY_ROSTER,
  version: 1,
  seats: new Map(
    seats.map(([{ personId: id }, since = LONG_BEFORE, how = 'unknown']) => [id, { since, became: { how } }]),
  ),
});

/** Ana and Bob administer, and have for long. */
export const IN_PLACE = rosterOf([ANA], [BOB]);

/** What a party of a roster would do to a request on a day after REQUESTED. */
export const act = (change: AdministratorChange, who: Party, day = 0, roster = IN_PLACE) => ({
  ...{ change, roster, party: who, now: daysLater(day), terms: TERMS },
});

const SIRET = siretSchema.parse('21920023500014');

/** A request made by the candidate on the day REQUESTED, in an organisation that Ana and Bob administer. */
export const asked = (
  request: Partial<AdministratorChangeRequest> & { kind?: AdministratorChangeKind | undefined } = {},
  facts: Partial<RequestFacts> = {},
) =>
  requestedAdministratorChange(
    {
      id: administratorChangeIdSchema.parse('219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4'),
      siret: SIRET,
      kind: 'additional',
      candidate: {
        personId: CANDIDATE.personId,
        email: 'c@mairie.example',
        familyName: 'Essai',
        givenName: 'Camille',
      },
      reason: 'Élection.',
      evidence: {
        type: 'election',
        reference: 'PV',
        date: dateSchema.parse('2026-11-20'),
        effectiveDate: dateSchema.parse('2026-11-20'),
      },
      ...request,
    },
    {
      establishment: { siret: SIRET, siren: sirenOf(SIRET), closures: [] },
      card: undefined,
      roster: new Set(IN_PLACE.seats.keys()),
      isWritable: true,
      now: REQUESTED,
      terms: TERMS,
      ...facts,
    },
  );

export const pending = (): AdministratorChange => asked().after;
