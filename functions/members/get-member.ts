import { type AccessCard, administersAt, isMemberCard } from '../../shared/domain/access/access-card.ts';
import { grantActions, memberActions } from '../../shared/domain/access/member-actions.ts';
import { hasPower, mayRemove } from '../../shared/domain/access/roster-rules.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { mandatorOf } from '../../shared/domain/identifiers.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { etag } from '../../shared/http/reply.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { getOrganisations } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import { isStanding } from '../../shared/use-cases/access/list-members.ts';
import type { routes } from './contract.ts';
import { viewMember } from './member-view.ts';

/** One batch. A grant that names more places is one of a whole body's list, which the card counts. */
const MAX_PLACES = 100;

/** The names behind the ids of what stands on the card. */
const namesOn = async (table: Table, card: AccessCard, standing: AccessCard['grants']) => {
  const named = standing.flatMap(({ establishments }) => (establishments === 'all' ? [] : establishments));
  const mandateIds = [...new Set(standing.flatMap(({ mandateId }) => mandateId ?? []))];
  const [places, mandators] = await Promise.all([
    getEstablishments(table, [...new Set(named)].slice(0, MAX_PLACES)),
    getOrganisations(table, mandateIds.map(mandatorOf)),
  ]);
  return {
    places: [...places.values()].map(({ siret, name }) => ({ siret, name })),
    mandators: mandateIds.map((mandateId) => ({
      mandateId,
      name: mandators.get(mandatorOf(mandateId))?.name ?? card.siren,
    })),
  };
};

export const getMemberEndpoint =
  (table: Table): Handle<typeof routes.getMember, PersonCaller> =>
  async ({ params, caller, now }) => {
    const card = await getCard(table, params.siren, params.personId);
    if (card === undefined || !isMemberCard(card)) throw new DomainError('not-found');
    const standing = card.grants.filter((grant) => isStanding(grant, now));
    const [roster, names] = await Promise.all([
      getRoster(table, params.siren),
      namesOn(table, card, standing),
    ]);
    const onlooker = {
      isSelf: caller.personId === params.personId,
      administers: administersAt(caller.card, now),
      isLastAdministrator: roster.seats.size <= 1 && roster.seats.has(params.personId),
      hasPower: hasPower(roster, caller.personId, now),
      mayRemove: mayRemove(roster, { asker: caller.personId, target: params.personId, isByHand: true }, now),
    };
    const { grants, ...member } = viewMember(card, now);
    return {
      body: {
        ...member,
        grants: grants.map((grant, index) => {
          const own = card.grants[index];
          return { ...grant, can: own === undefined ? [] : grantActions(card, own, onlooker, now) };
        }),
        can: memberActions(card, onlooker, now),
        ...names,
      },
      headers: etag(card.version),
    };
  };
