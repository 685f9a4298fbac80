import * as z from 'zod/mini';
import {
  type AdministratorChange,
  type AdministratorChangeId,
  administratorChangeIdSchema,
  isClosed,
} from '../../domain/administrator-changes/administrator-change.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { batchGet } from '../batch-get.ts';
import { keys, openIndexKey, organisationPartition, personIndexKey, SORT_PREFIX } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import { queryAll, queryUpTo } from '../query-all.ts';
import { BY_DUE_INDEX, BY_PERSON_INDEX } from '../schema.ts';
import type { Table } from '../table.ts';
import type { PlainWrite } from '../write.ts';
import { parseAdministratorChange } from './former-shape.ts';
import { closeInQuota, openInQuota } from './request-quotas.ts';
import { queueAttributes } from './support-queue.ts';

/** Read consistently, because commands decide on it. */
export const getAdministratorChange = async (
  table: Table,
  id: AdministratorChangeId,
): Promise<AdministratorChange | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.administratorChange(id),
    ConsistentRead: true,
  });
  return Item && parseAdministratorChange(Item);
};

const ofOrganisation = (siren: Siren) => ({
  ConsistentRead: true,
  ScanIndexForward: false,
  KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :change)',
  ExpressionAttributeValues: {
    ':organisation': organisationPartition(siren),
    ':change': SORT_PREFIX.administratorChange,
  },
});

/** One page of an organisation's requests, newest first: those made before `before`, a ULID. */
export const pageAdministratorChangesOfOrganisation = async (
  table: Table,
  siren: Siren,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<AdministratorChange[]> => {
  const start = {
    PK: organisationPartition(siren),
    SK: `${SORT_PREFIX.administratorChange}${siren}-${before}`,
  };
  const items = await queryUpTo(table, limit, {
    ...ofOrganisation(siren),
    ...(before !== undefined && { ExclusiveStartKey: start }),
  });
  return items.map(parseAdministratorChange);
};

/** Nobody works through more at once; as these close, the next ones come. */
const OPEN_AT_ONCE = 100;

const openPlacesOf = (siren: Siren) => ({
  IndexName: BY_DUE_INDEX.name,
  KeyConditionExpression: `${BY_DUE_INDEX.partition} = :open`,
  ExpressionAttributeValues: { ':open': openIndexKey(siren) },
});

const idAt = (place: Record<string, unknown>): AdministratorChangeId =>
  administratorChangeIdSchema.parse(place[BY_DUE_INDEX.sort]);

/** The ids of all open requests of an organisation, oldest first, for work that nobody waits for. The index may lag by a moment. */
export const listOpenAdministratorChangeIds = async (
  table: Table,
  siren: Siren,
): Promise<AdministratorChangeId[]> => (await queryAll(table, openPlacesOf(siren))).map(idAt);

/**
 * The organisation's open requests, the oldest hundred first. Closed ones leave the index, so that thousands of them
 * cost nothing. The index may lag by a moment.
 */
export const listOpenAdministratorChanges = async (
  table: Table,
  siren: Siren,
): Promise<AdministratorChange[]> => {
  const ids = (await queryUpTo(table, OPEN_AT_ONCE, openPlacesOf(siren))).map(idAt);
  const { items } = await batchGet(table, ids.map(keys.administratorChange), { consistent: true });
  return items
    .map(parseAdministratorChange)
    .filter((change) => !isClosed(change))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The requests that a person has made, oldest first. The index may lag by a moment. */
export const listAdministratorChangesOfPerson = async (
  table: Table,
  personId: PersonId,
): Promise<AdministratorChange[]> => {
  const items = await queryAll(table, {
    IndexName: BY_PERSON_INDEX.name,
    KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :person AND begins_with(${BY_PERSON_INDEX.sort}, :change)`,
    ExpressionAttributeValues: {
      ':person': personIndexKey(personId),
      ':change': SORT_PREFIX.administratorChange,
    },
  });
  return items.map(parseAdministratorChange);
};

/** The request's entries in the indexes. */
export const administratorChangeIndexAttributes = (change: AdministratorChange): Record<string, string> => ({
  [BY_PERSON_INDEX.partition]: personIndexKey(change.candidate.personId),
  [BY_PERSON_INDEX.sort]: `${SORT_PREFIX.administratorChange}${change.id}`,
  ...queueAttributes(change),
  ...(!isClosed(change) && {
    [BY_DUE_INDEX.partition]: openIndexKey(change.siren),
    [BY_DUE_INDEX.sort]: change.id,
  }),
});

/** Stores the request only over the version that was read, so that one decision wins. */
export const putAdministratorChange = (
  table: Table,
  change: AdministratorChange,
  read: AdministratorChange | undefined,
): PlainWrite =>
  putVersioned(
    table,
    {
      ...keys.administratorChange(change.id),
      ...administratorChangeIndexAttributes(change),
      ...change,
    },
    read,
  );

const openSchema = z.object({ change: administratorChangeIdSchema, open: z.boolean() });

/**
 * Allows one open request per person and organisation. The place is taken when a request opens and given back when it
 * closes (nothing in between), when it also stops counting among the person's open requests. A place is never deleted; it names the last request.
 */
export const holdOpenPlace = (
  table: Table,
  before: AdministratorChange | undefined,
  after: AdministratorChange,
): PlainWrite[] => {
  const { siren, candidate, id } = after;
  const open = !isClosed(after);
  if (before !== undefined && open) return [];
  const place: PlainWrite = {
    item: {
      Put: {
        TableName: table.name,
        Item: { ...keys.openAdministratorChange(siren, candidate.personId), change: id, open },
        ConditionExpression: open ? 'attribute_not_exists(PK) OR #open = :no' : 'change = :change',
        ...(open && { ExpressionAttributeNames: { '#open': 'open' } }),
        ExpressionAttributeValues: open ? { ':no': false } : { ':change': id },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    refused: (stored) =>
      open && stored !== undefined
        ? new DomainError({
            code: 'change-already-open',
            facts: { administratorChange: openSchema.parse(stored).change },
          })
        : 'stale',
  };
  const quota = open ? openInQuota : closeInQuota;
  return [place, quota(table, candidate.personId, id)];
};

/** The person's open request in an organisation, if there is one. */
export const findOpenAdministratorChange = async (
  table: Table,
  siren: Siren,
  personId: PersonId,
): Promise<AdministratorChangeId | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.openAdministratorChange(siren, personId),
    ConsistentRead: true,
  });
  const place = Item && openSchema.parse(Item);
  return place?.open === true ? place.change : undefined;
};
