import { type AccessCard, stageAt } from '../../shared/domain/access/access-card.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { getOrganisation } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import { findInvited } from '../../shared/use-cases/access/answer-invitation.ts';
import { isStanding } from '../../shared/use-cases/access/list-members.ts';
import { referenceOf } from './answer-invitation.ts';
import type { routes } from './contract.ts';

/** One batch; a longer list is told by its number. */
const MAX_PLACES = 100;

const statusOf = (card: AccessCard, now: Instant) => {
  if (card.timeline.at(-1)?.status === 'invited') {
    return stageAt(card, now)?.status === 'invited' ? 'open' : 'expired';
  }
  return stageAt(card, now)?.status === 'ended' ? 'closed' : 'accepted';
};

/** Who offers what, for whoever the invitation is to: nobody else learns that there is one. */
export const getInvitationEndpoint =
  (table: Table): Handle<typeof routes.getInvitation, PersonCaller> =>
  async ({ params, caller, now }) => {
    const card = await findInvited({ table }, referenceOf(params), caller);
    const { invitation, siren } = card;
    if (invitation === undefined) throw new DomainError('not-found');
    const status = statusOf(card, now);
    const grants = status === 'open' ? card.grants.filter((grant) => isStanding(grant, now)) : [];
    const named = grants.flatMap(({ establishments }) => (establishments === 'all' ? [] : establishments));
    const [organisation, inviter, places] = await Promise.all([
      getOrganisation(table, siren),
      getCard(table, siren, invitation.invitedBy),
      getEstablishments(table, [...new Set(named)].slice(0, MAX_PLACES)),
    ]);
    const { givenName = '', familyName = '' } = inviter?.holder ?? {};
    return {
      body: {
        id: invitation.id,
        siren,
        organisation: organisation?.name ?? siren,
        invitedBy: `${givenName} ${familyName}`.trim(),
        role: stageAt(card, now)?.role ?? 'declarant',
        status,
        expiresAt: invitation.expiresAt,
        grants: grants.map(({ givenAt: _, ...grant }) => grant),
        places: [...places.values()].map(({ siret, name }) => ({ siret, name })),
      },
    };
  };
