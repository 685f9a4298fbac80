import * as z from 'zod/mini';
import { type AccessCard, isMemberCard } from '../../domain/access/access-card.ts';
import { foldText } from '../../domain/folded.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { asNames, type Names } from '../../domain/names.ts';
import { batchGet } from '../batch-get.ts';
import { keys, membersIndexKey } from '../keys.ts';
import { BY_DEADLINE_INDEX } from '../schema.ts';
import type { TableView } from '../table-view.ts';

/**
 * Members by name, in the index that has whole items and in which cards have no other place (ADR 45): those who are there,
 * and apart those whose access is over, who grow more numerous every year.
 */
export const MEMBER_GROUPS = ['current', 'past'] as const;
export type MemberGroup = (typeof MEMBER_GROUPS)[number];

const { name: index, partition, sort } = BY_DEADLINE_INDEX;

/** Family name first; whoever has the same name comes by id. */
export const nameAttribute = (names: Names, personId: PersonId): { [sort]: string } => {
  const { familyName, givenName } = asNames(names);
  return { [sort]: `${foldText(familyName)}#${foldText(givenName)}#${personId}` };
};

/** An invitation that nobody answered is over once that was recorded. */
const groupOf = ({ timeline, expiryTold }: AccessCard): MemberGroup => {
  const { status, expiresAt } = timeline.at(-1) ?? {};
  const hasLapsed = expiresAt !== undefined && (expiryTold?.expired ?? '') >= expiresAt;
  return status === 'ended' || hasLapsed ? 'past' : 'current';
};

/**
 * The card's place among the members. The name is in the sort key alone, and what commands change in the partition alone:
 * whoever corrects their name while somebody ends their access undoes nothing of it. A card that only notes mandates is
 * nobody's membership, and stays out.
 */
export const memberAttributes = (card: AccessCard): Record<string, string> => ({
  ...(isMemberCard(card) && { [partition]: membersIndexKey(card.siren, groupOf(card)) }),
  ...nameAttribute(card.holder, card.personId),
});

/** Sorts before every name. */
const BEFORE_ALL = ' ';

const entrySchema = z.object({ [sort]: z.string() });
const standing = (item: unknown): string | undefined => entrySchema.safeParse(item).data?.[sort];

/**
 * Where the card stands by name; undefined when there is none. What is stored counts: the index has the entry as it was
 * folded when the card was last written.
 */
export const placeByName = async (
  table: TableView,
  siren: Siren,
  personId: PersonId,
): Promise<string | undefined> => {
  // For half as much: the list itself lags by a moment.
  const { items } = await batchGet(table, [keys.card(siren, personId)], { consistent: false });
  const [item] = items;
  return item && (standing(item) ?? BEFORE_ALL);
};

/**
 * A part of the members of a group, by name; at most a megabyte, which is what one call reads. `after` is where a card
 * stands, and `last` where the last card of the part does. Names stand in the values of the expression alone, which AWS's own logs leave out. The index may
 * lag by a moment.
 */
export const listCardsByName = async <C>(
  table: TableView,
  siren: Siren,
  { group, limit, after }: { group: MemberGroup; limit: number; after: string | undefined },
  parse: (item: unknown) => C,
): Promise<{ cards: C[]; last: string | undefined; isAll: boolean }> => {
  const { Items = [], LastEvaluatedKey } = await table.documents.query({
    TableName: table.name,
    IndexName: index,
    KeyConditionExpression: `${partition} = :group AND ${sort} > :after`,
    ExpressionAttributeValues: {
      ':group': membersIndexKey(siren, group),
      ':after': after ?? BEFORE_ALL,
    },
    Limit: limit,
  });
  const items = z.array(z.unknown()).parse(Items);
  return { cards: items.map(parse), last: standing(items.at(-1)), isAll: LastEvaluatedKey === undefined };
};
