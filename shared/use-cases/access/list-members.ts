import { type AccessCard, type MemberStatus, type Role, stageAt } from '../../domain/access/access-card.ts';
import { type Grant, grantPhaseAt, isOwn, rightOn } from '../../domain/access/grant.ts';
import { searchFor } from '../../domain/folded.ts';
import type { PersonId, Siren, Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { isStaleAt } from '../../domain/people/profile.ts';
import { parseCard } from '../../table/access/access-cards.ts';
import {
  listCardsByName,
  MEMBER_GROUPS,
  type MemberGroup,
  placeByName,
} from '../../table/access/cards-by-name.ts';
import type { Table } from '../../table/table.ts';

/** `current`: everybody whose access is not over. */
export type StatusAsked = MemberStatus | 'current';

export interface MemberFilter {
  status?: StatusAsked | undefined;
  role?: Role | undefined;
  /** Part of a name or e-mail, as people type it. */
  q?: string | undefined;
  /** Some right on this service, now or later. */
  service?: string | undefined;
  /** Some right there, now or later, by a grant of the organisation itself. */
  siret?: Siret | undefined;
  /** Those alone whose details are to be confirmed. */
  isStale?: true | undefined;
  now: Instant;
}

/** Whether the grant gives something now, or will. */
export const isStanding = (grant: Grant, now: Instant): boolean =>
  ['in-force', 'upcoming'].includes(grantPhaseAt(grant, now));

const concerns =
  ({ service, siret, now }: MemberFilter) =>
  (grant: Grant): boolean =>
    isStanding(grant, now) &&
    (service === undefined || Object.hasOwn(grant.services, service)) &&
    (siret === undefined ||
      (isOwn(grant) &&
        Object.keys(grant.services).some((code) => rightOn(grant, code, siret) !== undefined)));

const matches = (filter: MemberFilter) => {
  const { status, role, q, service, siret, isStale, now } = filter;
  const isFound = searchFor(q ?? '');
  return (card: AccessCard): boolean => {
    const stage = stageAt(card, now);
    const { familyName, givenName, email, freshness } = card.holder;
    return (
      (status === undefined || status === 'current' || stage?.status === status) &&
      (role === undefined || stage?.role === role) &&
      (isStale === undefined || isStaleAt(freshness, now)) &&
      ((service === undefined && siret === undefined) || card.grants.some(concerns(filter))) &&
      (q === undefined || isFound(`${givenName} ${familyName} ${givenName} ${email}`))
    );
  };
};

/** Where a page ended: after this member of the group. */
export interface MemberPosition {
  group: MemberGroup;
  personId: PersonId;
}

/** An invitation that has lapsed stays among the current ones until that is recorded. */
const groupsOf = ({ status }: MemberFilter): readonly MemberGroup[] => {
  if (status === undefined || status === 'ended') return MEMBER_GROUPS;
  return ['current'];
};

/** One request reads no more cards than this in search of those that fit. The next one goes on from there. */
const MAX_READ = 1_000;
const CHUNK = 200;

const isPlain = ({ status, role, q, service, siret, isStale }: MemberFilter): boolean =>
  (status === undefined || status === 'current') &&
  [role, q, service, siret, isStale].every((each) => each === undefined);

/**
 * One page of an organisation's members, by name, those whose access is over last. A page without a filter reads what it
 * gives; one with a filter may end early, and says where. Undefined when nobody is at the position.
 */
export const listMembers = async (
  table: Table,
  siren: Siren,
  filter: MemberFilter,
  page: { limit: number; after: MemberPosition | undefined },
): Promise<{ cards: AccessCard[]; next: MemberPosition | undefined } | undefined> => {
  const fits = matches(filter);
  const start = page.after && (await placeByName(table, siren, page.after.personId));
  if (page.after !== undefined && start === undefined) return undefined;
  const groups = groupsOf(filter);
  const cards: AccessCard[] = [];
  let last = page.after;
  let read = 0;
  for (const group of groups.slice(Math.max(0, groups.indexOf(page.after?.group ?? 'current')))) {
    let after = group === page.after?.group ? start : undefined;
    for (let isAll = false; !isAll; ) {
      const limit = isPlain(filter) ? page.limit + 1 - cards.length : CHUNK;
      const part = await listCardsByName(table, siren, { group, limit, after }, parseCard);
      for (const card of part.cards) {
        if (fits(card)) {
          if (cards.length === page.limit) return { cards, next: last };
          cards.push(card);
        }
        last = { group, personId: card.personId };
      }
      after = part.last ?? after;
      read += part.cards.length;
      isAll = part.isAll;
      if (!isAll && read >= MAX_READ) return { cards, next: last };
    }
  }
  return { cards, next: undefined };
};

export interface MemberCounts {
  /** Whether everybody was counted: nobody counts beyond the first thousand. */
  known: boolean;
  current: number;
  active: number;
  invited: number;
  suspended: number;
  administrators: number;
}

/** How many members there are whose access is not over, up to a thousand. */
export const countMembers = async (table: Table, siren: Siren, now: Instant): Promise<MemberCounts> => {
  const stages: ReturnType<typeof stageAt>[] = [];
  let after: string | undefined;
  let isAll = false;
  while (!isAll && stages.length < MAX_READ) {
    const limit = MAX_READ - stages.length;
    const part = await listCardsByName(table, siren, { group: 'current', limit, after }, parseCard);
    stages.push(...part.cards.map((card) => stageAt(card, now)));
    after = part.last ?? after;
    isAll = part.isAll;
  }
  const countIf = (status: MemberStatus): number => stages.filter((stage) => stage?.status === status).length;
  return {
    known: isAll,
    current: stages.length,
    active: countIf('active'),
    invited: countIf('invited'),
    suspended: countIf('suspended'),
    administrators: stages.filter((stage) => stage?.status === 'active' && stage.role === 'administrator')
      .length,
  };
};
