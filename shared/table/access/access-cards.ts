import { type AccessCard, accessCardSchema, isMemberCard } from '../../domain/access/access-card.ts';
import { nextExpiry } from '../../domain/access/expiry.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { NO_NAMES } from '../../domain/names.ts';
import type { Holder } from '../../domain/people/holder.ts';
import { batchGet } from '../batch-get.ts';
import { dueAttributes } from '../due-queue.ts';
import { getItem } from '../get-item.ts';
import {
  type Key,
  keys,
  ORGANISATION_PREFIX,
  organisationPartition,
  personIndexKey,
  SORT_PREFIX,
} from '../keys.ts';
import { checkVersion } from '../put-versioned.ts';
import { queryAll, queryUpTo } from '../query-all.ts';
import { BY_DEADLINE_INDEX, BY_PERSON_INDEX } from '../schema.ts';
import { putVersionOver } from '../settling.ts';
import type { Table } from '../table.ts';
import type { TableView } from '../table-view.ts';
import { type EffectWrite, type PlainWrite, staleWhenRefused } from '../write.ts';
import { memberAttributes, nameAttribute } from './cards-by-name.ts';

/** The schema drops unknown attributes, such as the keys of the table and of the index. */
export const parseCard = (item: unknown): AccessCard => {
  const card = accessCardSchema.parse(item);
  // A card that only notes mandates had what the mandatary knew or typed. The version stays, which writes compare.
  return isMemberCard(card) ? card : { ...card, holder: { ...card.holder, email: '', ...NO_NAMES } };
};

/** Read consistently, because commands decide on it. */
export const getCardByKey = async (table: TableView, key: Key): Promise<AccessCard | undefined> => {
  const item = await getItem(table, key);
  return item && parseCard(item);
};

export const getCard = (
  table: TableView,
  siren: Siren,
  personId: PersonId,
): Promise<AccessCard | undefined> => getCardByKey(table, keys.card(siren, personId));

/** The person's cards in these organisations, read consistently. */
export const getCards = async (
  table: TableView,
  personId: PersonId,
  sirens: readonly Siren[],
): Promise<AccessCard[]> => {
  const { items } = await batchGet(
    table,
    sirens.map((siren) => keys.card(siren, personId)),
    { consistent: true },
  );
  return items.map(parseCard);
};

/** The cards of these persons in one organisation, read consistently. */
export const getCardsOfPersons = async (
  table: TableView,
  siren: Siren,
  personIds: readonly PersonId[],
): Promise<AccessCard[]> => {
  const { items } = await batchGet(
    table,
    personIds.map((personId) => keys.card(siren, personId)),
    { consistent: true },
  );
  return items.map(parseCard).sort((a, b) => (a.personId < b.personId ? -1 : 1));
};

/** All cards of an organisation, ended ones included, by person; a few kilobytes each. Reading ends at `atMost` of them. */
export const listCards = async (table: TableView, siren: Siren, atMost?: number): Promise<AccessCard[]> => {
  const items = await queryAll(
    table,
    {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :card)',
      ExpressionAttributeValues: { ':organisation': organisationPartition(siren), ':card': SORT_PREFIX.card },
    },
    atMost,
  );
  return items.map(parseCard);
};

/** Sorts after every id. */
const AFTER_ALL = '~';

/** Where in the list of an organisation's cards reading begins: at this person, or after them; at the first without either. */
export interface CardsFrom {
  at?: PersonId | undefined;
  after?: PersonId | undefined;
}

/** Some of an organisation's cards, by person; no more are read than are given. */
export const listCardsFrom = async (
  table: TableView,
  siren: Siren,
  { at, after }: CardsFrom,
  limit: number,
): Promise<AccessCard[]> => {
  // A space sorts before every sign of an id: with it begins the first key after the card's own.
  const first = after === undefined ? (at ?? '') : `${after} `;
  const items = await queryUpTo(table, limit, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND SK BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(siren),
      ':first': `${SORT_PREFIX.card}${first}`,
      ':last': `${SORT_PREFIX.card}${AFTER_ALL}`,
    },
  });
  return items.map(parseCard);
};

/**
 * The organisations in which the person has a card. The index may lag by a moment, so a decision reads the card
 * itself.
 */
export const listCardsOfPerson = async (table: TableView, personId: PersonId): Promise<AccessCard[]> => {
  const items = await queryAll(table, {
    IndexName: BY_PERSON_INDEX.name,
    KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :person AND begins_with(${BY_PERSON_INDEX.sort}, :organisation)`,
    ExpressionAttributeValues: {
      ':person': personIndexKey(personId),
      ':organisation': ORGANISATION_PREFIX,
    },
  });
  return items.map(parseCard);
};

/** The card's entry in the queue of the jobs that record what runs out, as long as a notice is to come. */
const expiryAttributes = (card: AccessCard): Record<string, string> => {
  const due = nextExpiry(card);
  return dueAttributes(due?.of === 'invitation' ? 'INVITATION' : 'ACCESS', card.personId, due?.at);
};

/** The card's entries in the indexes. */
export const cardIndexAttributes = (card: AccessCard): Record<string, string> => ({
  [BY_PERSON_INDEX.partition]: personIndexKey(card.personId),
  [BY_PERSON_INDEX.sort]: organisationPartition(card.siren),
  ...memberAttributes(card),
  ...expiryAttributes(card),
});

/**
 * Stores the card only over the card that was read. A concurrent command changes `version`; a change of the person's
 * details changes `holder.version`.
 */
export const putCard = (table: TableView, card: AccessCard, read: AccessCard | undefined): EffectWrite =>
  putVersionOver(
    table,
    { ...keys.card(card.siren, card.personId), ...cardIndexAttributes(card), ...card },
    read,
    read && { expression: 'holder.version = :holder', values: { ':holder': read.holder.version } },
  );

/**
 * Copies a person's details to one of their cards, as it was read: a card that ended meanwhile gets nothing. It stands
 * by their new name then. Older details never replace newer ones.
 */
export const carryHolder = (table: TableView, card: AccessCard, holder: Holder): EffectWrite => ({
  key: keys.card(card.siren, card.personId),
  over: ({ by, at }) => ({
    Update: {
      TableName: table.name,
      Key: keys.card(card.siren, card.personId),
      UpdateExpression: `SET holder = :holder, ${BY_DEADLINE_INDEX.sort} = :place, settledAt = :at, settledBy = :announced REMOVE settlingFrom, settlingBy`,
      ConditionExpression: 'settlingBy = :announced AND version = :read AND holder.version < :version',
      ExpressionAttributeValues: {
        ':holder': holder,
        ':version': holder.version,
        ':read': card.version,
        ':place': nameAttribute(holder, card.personId)[BY_DEADLINE_INDEX.sort],
        ':announced': by,
        ':at': at,
      },
    },
  }),
  refused: staleWhenRefused,
});

/** Checks, without changing it, that the card is still as it was read, or still absent. */
export const checkCard = (
  table: Table,
  siren: Siren,
  personId: PersonId,
  read: AccessCard | undefined,
): PlainWrite => checkVersion(table, keys.card(siren, personId), read);
