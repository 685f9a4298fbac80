import type { AccessCard } from '../../shared/domain/access/access-card.ts';
import { grantPhaseAt, isOwn } from '../../shared/domain/access/grant.ts';
import type { Establishment } from '../../shared/domain/directory/establishment.ts';
import { personIdSchema, type Siret } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { decodeCursor, unknownCursor } from '../../shared/http/cursor.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { nextCursor } from '../../shared/http/page.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  countMembers,
  isStanding,
  listMembers,
  type MemberPosition,
} from '../../shared/use-cases/access/list-members.ts';
import type { routes } from './contract.ts';
import { viewMember } from './member-view.ts';

/** A person's id: a cursor that stands in an address tells nobody's name. */
const POSITION = /^(?:current|past)-[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

const positionIn = (cursor: string | undefined): MemberPosition | undefined => {
  const [group, id] = decodeCursor(cursor, POSITION)?.split('-') ?? [];
  if (group === undefined) return undefined;
  return { group: group === 'past' ? 'past' : 'current', personId: personIdSchema.parse(id) };
};

/** What somebody may do, in short: the services, and where as far as it goes without a list. */
const summarise = (card: AccessCard, now: Instant) => {
  const standing = card.grants.filter((grant) => isStanding(grant, now));
  const scopes = standing.filter(isOwn).map(({ establishments }) => establishments);
  const named = new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope)));
  return {
    services: [...new Set(standing.flatMap(({ services }) => Object.keys(services)))].sort(),
    hasAll: scopes.includes('all'),
    named: [...named],
  };
};

/** When the membership that they are in began. */
const sinceOf = ({ timeline }: AccessCard): Instant | undefined => {
  const before = timeline.slice(0, -1).findLastIndex(({ status }) => status === 'ended');
  return timeline[before + 1]?.from;
};

const viewListed = (card: AccessCard, known: ReadonlyMap<Siret, Establishment>, now: Instant) => {
  const { grants: _grants, history: _history, ...member } = viewMember(card, now);
  const { services, hasAll, named } = summarise(card, now);
  const [only] = named;
  const place = named.length === 1 && only !== undefined && !hasAll ? known.get(only) : undefined;
  return {
    ...member,
    grantCount: card.grants.filter((grant) => grantPhaseAt(grant, now) === 'in-force').length,
    since: sinceOf(card),
    services,
    establishments: hasAll
      ? ('all' as const)
      : { count: named.length, ...(place && { siret: place.siret, name: place.name }) },
  };
};

export const listMembersEndpoint =
  (table: Table): Handle<typeof routes.listMembers, PersonCaller> =>
  async ({ params, query, now }) => {
    const { limit, cursor, counts: isCounted, stale, ...filter } = query;
    const asked = { ...filter, ...(stale && { isStale: true as const }), now };
    const after = positionIn(cursor);
    const [page, counts] = await Promise.all([
      listMembers(table, params.siren, asked, { limit, after }),
      isCounted ? countMembers(table, params.siren, now) : undefined,
    ]);
    if (page === undefined) throw unknownCursor();
    const alone = page.cards.flatMap((card) => {
      const { hasAll, named } = summarise(card, now);
      return hasAll || named.length > 1 ? [] : named;
    });
    const known = alone.length === 0 ? new Map() : await getEstablishments(table, alone);
    return {
      body: {
        items: page.cards.map((card) => viewListed(card, known, now)),
        ...(counts && { counts }),
        ...nextCursor(page.next && `${page.next.group}-${page.next.personId}`),
      },
    };
  };
