import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { remindersOf } from '../../domain/administrator-changes/reminders.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { PersonId } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Names } from '../../domain/names.ts';
import type { Party } from '../../domain/people/party.ts';
import { getCardsOfPersons } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { listAdministratorChangesOfPerson } from '../../table/administrator-changes/administrator-changes.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { getLastLogin } from '../../table/people/logins.ts';
import { getPerson } from '../../table/people/people.ts';
import type { Table } from '../../table/table.ts';
import { outsider } from '../access/outsider.ts';
import { findLetterPlaces } from './letter-places.ts';

/** Who administers a body, by the names on its own cards, and when each last logged in. */
export interface AdministratorKnown extends Names {
  lastLoginAt: Instant | undefined;
}

/** What an agent of support decides on, beside the request itself. */
export interface CaseFile {
  /** The head office, else the establishment that the request names. */
  place: Pick<Establishment, 'siret' | 'name' | 'address'> | undefined;
  administrators: AdministratorKnown[];
  remindedAt: Instant[];
  /** Agents who have answered before. What they answered, the next one does not see (authority: rule 3). */
  answered: { name: string; at: Instant }[];
  /** What the same person asked for before, newest first. */
  earlier: Pick<AdministratorChange, 'id' | 'kind' | 'requestedAt' | 'state'>[];
}

/** As many as a page shows. Few bodies have that many administrators, and few people made that many requests. */
const MOST = 20;

const administratorsOf = async (
  table: Table,
  { siren }: AdministratorChange,
): Promise<AdministratorKnown[]> => {
  const { seats } = await getRoster(table, siren);
  const cards = await getCardsOfPersons(table, siren, [...seats.keys()].slice(0, MOST));
  return Promise.all(
    [...cards.values()].map(async ({ personId, holder: { familyName, givenName } }) => ({
      ...{ familyName, givenName },
      lastLoginAt: await getLastLogin(table, personId),
    })),
  );
};

const answersBefore = (
  { supportApprovals, stops }: AdministratorChange,
  agent: PersonId,
): { agent: PersonId; email: string; at: Instant }[] =>
  [...supportApprovals, ...stops.filter(({ isAnswer, takenBack }) => isAnswer && !takenBack)].filter(
    (each) => each.agent !== agent,
  );

/**
 * The file of a case for the agent who is to answer it; undefined for one who has, or had in the last year, a card in the
 * body (authority: rule 16).
 */
export const describeCase = async (
  table: Table,
  change: AdministratorChange,
  agent: Party,
  { now, terms }: { now: Instant; terms: AdministratorChangeTerms },
): Promise<CaseFile | undefined> => {
  if ((await outsider({ table, now }, change.siren, agent)) === undefined) return undefined;
  const [letters, named, administrators, requests, answered] = await Promise.all([
    findLetterPlaces(table, change, now),
    getEstablishments(table, [change.siret]),
    administratorsOf(table, change),
    listAdministratorChangesOfPerson(table, change.candidate.personId),
    Promise.all(
      answersBefore(change, agent.personId).map(async ({ agent: by, email, at }) => {
        const known = await getPerson(table, by);
        return { name: `${known?.givenName ?? ''} ${known?.familyName ?? ''}`.trim() || email, at };
      }),
    ),
  ]);
  return {
    place: letters?.headOffice ?? named.get(change.siret),
    administrators,
    remindedAt: remindersOf(change, terms, now),
    answered,
    earlier: requests
      .filter(({ id }) => id !== change.id)
      .reverse()
      .slice(0, MOST),
  };
};
