import {
  type AdministratorChange,
  type AdministratorChangeId,
  administratorChangeIdSchema,
  type Outgoing,
} from '../../domain/administrator-changes/administrator-change.ts';
import {
  type AdministratorChangeRequest,
  requestedAdministratorChange,
} from '../../domain/administrator-changes/request.ts';
import { afterSending, requireRoomForRequest } from '../../domain/administrator-changes/request-quota.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Siren, type Siret, sirenOf } from '../../domain/identifiers.ts';
import { normaliseEmail } from '../../domain/people/address.ts';
import type { Party } from '../../domain/people/party.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { findOpenAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import { noteQuotaReached } from '../../table/administrator-changes/quotas-reached.ts';
import {
  countOpenRequests,
  getSentRequests,
  putSentRequests,
} from '../../table/administrator-changes/request-quotas.ts';
import { commit } from '../../table/commit.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { findByEmail, getPerson } from '../../table/people/people.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { findLetterPlaces } from './letter-places.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

export interface AdministratorChangeAsked
  extends Pick<AdministratorChangeRequest, 'kind' | 'reason' | 'evidence'> {
  siret: Siret;
  outgoing?: { email: string; access: Outgoing['access'] } | undefined;
}

/** The person with that address, administrator or not. The rule decides whether they are one; each address takes the same reads. */
const findOutgoing = async (
  { table }: CommandContext,
  asked: AdministratorChangeAsked['outgoing'],
): Promise<AdministratorChangeRequest['outgoing']> => {
  if (asked === undefined) return undefined;
  const personId = await findByEmail(table, normaliseEmail(asked.email));
  return { personId, access: asked.access };
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

const judge = async (
  context: CommandContext,
  id: AdministratorChangeId,
  asked: AdministratorChangeAsked,
  asker: Party,
  terms: AdministratorChangeTerms,
): Promise<AdministratorChangeTransition> => {
  const siren: Siren = sirenOf(asked.siret);
  const { table, now } = context;
  const [candidate, outgoing, establishments, card, roster, open] = await Promise.all([
    identifyCandidate(context, asker),
    findOutgoing(context, asked.outgoing),
    getEstablishments(table, [asked.siret]),
    getCard(table, siren, asker.personId),
    getRoster(table, siren),
    findOpenAdministratorChange(table, siren, asker.personId),
  ]);
  if (open !== undefined) {
    throw new DomainError({ code: 'change-already-open', facts: { administratorChange: open } });
  }
  requireRoomForRequest(await countOpenRequests(table, asker.personId));
  const places = await findLetterPlaces(table, { siren, siret: asked.siret }, now);
  const { kind, reason, evidence, siret } = asked;
  return requestedAdministratorChange(
    { id, kind, candidate, siret, reason, evidence, outgoing },
    {
      ...{ establishment: establishments.get(siret), card, now, terms },
      roster: new Set(roster.seats.keys()),
      isWritable: places !== undefined,
    },
  );
};

/** Each request that is sent counts, a refused one too: that count is stored by itself, before the refusal is answered. */
const judgeAndCount = async (
  context: CommandContext,
  asked: AdministratorChangeAsked,
  asker: Party,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const { table, now, newId } = context;
  const sent = await getSentRequests(table, asker.personId);
  const counted = () => putSentRequests(table, asker.personId, afterSending(sent, now), sent);
  const id = administratorChangeIdSchema.parse(`${sirenOf(asked.siret)}-${newId()}`);
  try {
    const transition = await judge(context, id, asked, asker, terms);
    const { value, writes } = recordAdministratorChange(context, transition);
    return { value, writes: [...writes, counted()] };
  } catch (error) {
    if (error instanceof DomainError) await commit(table, [counted()], newId());
    throw error;
  }
};

const QUOTAS = {
  'too-many-open-requests': 'open-requests',
  'too-many-requests-today': 'requests-today',
} as const;

/** Support sees who has used up what they may ask for. */
const noteQuota = async (
  { table, now }: CommandContext,
  { personId }: Party,
  { refusal }: DomainError,
): Promise<void> => {
  if (refusal.code !== 'too-many-open-requests' && refusal.code !== 'too-many-requests-today') return;
  const { max } = refusal.facts;
  await noteQuotaReached(table, { personId, quota: QUOTAS[refusal.code], max, reachedAt: now });
};

/**
 * A person asks to become administrator of the establishment's organisation.
 * @throws change-already-open, too-many-requests-today, too-many-open-requests, and what the rule
 * of the request throws
 */
export const requestAdministratorChange = async (
  context: CommandContext,
  asked: AdministratorChangeAsked,
  asker: Party,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  try {
    return await judgeAndCount(context, asked, asker, terms);
  } catch (error) {
    if (error instanceof DomainError) await noteQuota(context, asker, error);
    throw error;
  }
};
