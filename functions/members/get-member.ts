import { isMemberCard } from '../../shared/domain/access/access-card.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { etag } from '../../shared/http/reply.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';
import { viewMember } from './member-view.ts';

export const getMemberEndpoint =
  (table: Table): Handle<typeof routes.getMember, PersonCaller> =>
  async ({ params, now }) => {
    const card = await getCard(table, params.siren, params.personId);
    if (card === undefined || !isMemberCard(card)) throw new DomainError('not-found');
    return { body: viewMember(card, now), headers: etag(card.version) };
  };
