import {
  type AccessCard,
  isMemberCard,
  type MemberStatus,
  type Role,
  stageAt,
} from '../../domain/access/access-card.ts';
import type { Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { listCards } from '../../table/access/access-cards.ts';
import type { Table } from '../../table/table.ts';

export interface MemberFilter {
  status?: MemberStatus | undefined;
  role?: Role | undefined;
  /** Part of a name or e-mail. Case and accents do not matter. */
  q?: string | undefined;
  now: Instant;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

const matches =
  ({ status, role, q, now }: MemberFilter) =>
  (card: AccessCard): boolean => {
    const stage = stageAt(card, now);
    const { familyName, givenName, email } = card.holder;
    return (
      (status === undefined || stage?.status === status) &&
      (role === undefined || stage?.role === role) &&
      (q === undefined || fold(`${givenName} ${familyName} ${givenName} ${email}`).includes(fold(q)))
    );
  };

/** One page of an organisation's members, by person. `after` is the last person of the page before. */
export const listMembers = async (
  table: Table,
  siren: Siren,
  filter: MemberFilter,
  page: { limit: number; after: string | undefined },
): Promise<{ cards: AccessCard[]; next: string | undefined }> => {
  const { after = '' } = page;
  const wanted = (await listCards(table, siren))
    .filter(isMemberCard)
    .filter(matches(filter))
    .filter(({ personId }) => personId > after);
  const cards = wanted.slice(0, page.limit);
  return { cards, next: wanted.length > cards.length ? cards.at(-1)?.personId : undefined };
};
