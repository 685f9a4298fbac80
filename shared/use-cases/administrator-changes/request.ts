import { normaliseEmail } from '../../domain/access/invitation.ts';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
  type Outgoing,
} from '../../domain/administrator-changes/administrator-change.ts';
import {
  type AdministratorChangeRequest,
  requestedAdministratorChange,
} from '../../domain/administrator-changes/request.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Siren, type Siret, sirenOf } from '../../domain/identifiers.ts';
import type { Party } from '../../domain/people/party.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { getAdministrators } from '../../table/access/administrators.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { findByEmail, getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

export interface AdministratorChangeAsked
  extends Pick<AdministratorChangeRequest, 'kind' | 'reason' | 'evidence'> {
  siret: Siret;
  outgoing?: { email: string; access: Outgoing['access'] } | undefined;
}

/** The person with that address, administrator or not. The rule decides whether they are one. */
const findOutgoing = async (
  { table }: CommandContext,
  asked: AdministratorChangeAsked['outgoing'],
): Promise<Outgoing | undefined> => {
  const personId = asked && (await findByEmail(table, normaliseEmail(asked.email)));
  return asked && personId && { personId, access: asked.access };
};

const identifyCandidate = async (
  { table }: CommandContext,
  { personId, email }: Party,
): Promise<AdministratorChange['candidate']> => {
  const person = await getPerson(table, personId);
  if (person === undefined) throw new DomainError('not-found');
  const { familyName, givenName } = person;
  return { personId, email, familyName, givenName };
};

/**
 * A person asks to become administrator of the establishment's organisation.
 * @throws change-already-open, and what the rule of the request throws
 */
export const requestAdministratorChange = async (
  context: CommandContext,
  asked: AdministratorChangeAsked,
  asker: Party,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const siren: Siren = sirenOf(asked.siret);
  const { table, now, newId } = context;
  const [candidate, outgoing, establishments, card, roster] = await Promise.all([
    identifyCandidate(context, asker),
    findOutgoing(context, asked.outgoing),
    getEstablishments(table, [asked.siret]),
    getCard(table, siren, asker.personId),
    getAdministrators(table, siren),
  ]);
  const { kind, reason, evidence } = asked;
  const id = administratorChangeIdSchema.parse(`${siren}-${newId()}`);
  const transition = requestedAdministratorChange(
    { id, kind, candidate, siret: asked.siret, reason, evidence, outgoing },
    { establishment: establishments.get(asked.siret), card, roster, now, terms },
  );
  return recordAdministratorChange(context, transition);
};
