import { mandataryOf, mandatorOf, type Siren } from '../../domain/identifiers.ts';
import type { NoticeEvent, NoticeFacts } from '../../notifications/notice-facts.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import { getPerson } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';

/** The organisation on the other side of a mandate. */
const counterpartOf = ({ data }: NoticeEvent): Siren | undefined => {
  if (data.mandate === undefined) return undefined;
  return data.side === 'mandator' ? mandataryOf(data.mandate) : mandatorOf(data.mandate);
};

/** What the mails of an event name. Without `siren` it is about a person alone. */
export const factsOf = async (table: Table, event: NoticeEvent, siren?: Siren): Promise<NoticeFacts> => {
  const otherSiren = counterpartOf(event);
  const [organisation, person, counterpart] = await Promise.all([
    siren && getOrganisation(table, siren),
    event.personId && getPerson(table, event.personId),
    otherSiren && getOrganisation(table, otherSiren),
  ]);
  return {
    event: siren === undefined ? event : { ...event, siren },
    organisation: organisation?.name ?? siren ?? '',
    counterpart: counterpart?.name ?? otherSiren ?? '',
    person: person === undefined ? 'une personne' : `${person.givenName} ${person.familyName}`,
  };
};
