import { stageAt } from '../../shared/domain/access/access-card.ts';
import { hasCeased } from '../../shared/domain/directory/organisation.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { getCardsOfPersons } from '../../shared/table/access/access-cards.ts';
import { getAdministrators } from '../../shared/table/access/administrators.ts';
import { getOrganisation } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import type { routes } from './contract.ts';
import { isPossibleIn, ORGANISATION_ACTIONS } from './organisation-actions.ts';

/** With fewer than two active administrators, nobody could replace the other (domain: "Members"). */
const FEW_ADMINISTRATORS = 2;

/** Nobody asks more of them; the list of members has them all. */
const MAX_NAMED = 10;

export const getOrganisationEndpoint =
  (table: Table): Handle<typeof routes.getOrganisation, PersonCaller> =>
  async ({ params, caller, now }) => {
    const [organisation, roster] = await Promise.all([
      getOrganisation(table, params.siren),
      getAdministrators(table, params.siren),
    ]);
    if (organisation === undefined) throw new DomainError('not-found');
    const { processedAt: _, ...shown } = organisation;
    const administrators = await getCardsOfPersons(table, params.siren, [...roster].slice(0, MAX_NAMED));
    const status = hasCeased(organisation, now) ? 'closed' : 'open';
    const role = (caller.card && stageAt(caller.card, now)?.role) ?? 'declarant';
    return {
      body: {
        ...shown,
        status,
        role,
        administrators: administrators.map(({ personId, holder: { familyName, givenName, email } }) => ({
          personId,
          familyName,
          givenName,
          email,
        })),
        warnings: roster.size < FEW_ADMINISTRATORS ? ['single-administrator'] : [],
        can: role === 'administrator' ? ORGANISATION_ACTIONS.filter(isPossibleIn(status)) : [],
      },
    };
  };
