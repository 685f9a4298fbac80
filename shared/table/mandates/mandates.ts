import { DomainError } from '../../domain/errors.ts';
import { type MandateId, mandataryOf, type Siren } from '../../domain/identifiers.ts';
import { type Mandate, type MandateSide, mandateSchema } from '../../domain/mandates/mandate.ts';
import { nextMandateExpiry } from '../../domain/mandates/mandate-expiry.ts';
import { batchGet } from '../batch-get.ts';
import { dueAttributes } from '../due-queue.ts';
import { getItem } from '../get-item.ts';
import { type Key, keys, mandataryIndexKey, organisationPartition, SORT_PREFIX } from '../keys.ts';
import { checkVersion } from '../put-versioned.ts';
import { queryUpTo } from '../query-all.ts';
import { BY_PERSON_INDEX } from '../schema.ts';
import { putVersionOver } from '../settling.ts';
import type { Table } from '../table.ts';
import type { TableView } from '../table-view.ts';
import type { EffectWrite, PlainWrite } from '../write.ts';

export const parseMandate = (item: unknown): Mandate => mandateSchema.parse(item);

/** Read consistently, because commands decide on it. @throws not-found */
export const getMandateByKey = async (table: TableView, key: Key): Promise<Mandate> => {
  const item = await getItem(table, key);
  if (item === undefined) throw new DomainError('not-found');
  return parseMandate(item);
};

/** @throws not-found */
export const getMandate = (table: TableView, id: MandateId): Promise<Mandate> =>
  getMandateByKey(table, keys.mandate(id));

/** The named mandates that exist, by id, read consistently. */
export const getMandates = async (
  table: TableView,
  ids: readonly MandateId[],
): Promise<ReadonlyMap<MandateId, Mandate>> => {
  const { items } = await batchGet(table, [...new Set(ids)].map(keys.mandate), { consistent: true });
  return new Map(items.map(parseMandate).map((mandate) => [mandate.id, mandate]));
};

const givenBy = (mandator: Siren) => ({
  ConsistentRead: true,
  ScanIndexForward: false,
  KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :mandate)',
  ExpressionAttributeValues: {
    ':organisation': organisationPartition(mandator),
    ':mandate': SORT_PREFIX.mandate,
  },
});

const receivedBy = (mandatary: Siren, prefix: string) => ({
  IndexName: BY_PERSON_INDEX.name,
  KeyConditionExpression: `${BY_PERSON_INDEX.partition} = :mandatary AND begins_with(${BY_PERSON_INDEX.sort}, :mandate)`,
  ExpressionAttributeValues: { ':mandatary': mandataryIndexKey(mandatary), ':mandate': prefix },
});

/** A place in a side's mandates, behind one of them. Given ones go by mandatary, newest first; received ones by stage, active first. */
export interface MandatePlace {
  side: MandateSide;
  id: MandateId;
  stage: Mandate['stages'][number]['status'];
}

/** At most so many of the mandates that an organisation has ever given or received, after a place. Received ones may lag by a moment. */
export const pageMandates = async (
  table: TableView,
  siren: Siren,
  { side, limit, after }: { side: MandateSide; limit: number; after?: MandatePlace | undefined },
): Promise<Mandate[]> => {
  const query = side === 'mandator' ? givenBy(siren) : receivedBy(siren, SORT_PREFIX.mandate);
  const start = after && {
    ...keys.mandate(after.id),
    ...(side === 'mandatary' && indexKey(after.id, after.stage)),
  };
  return (await queryUpTo(table, limit, { ...query, ...(start && { ExclusiveStartKey: start }) })).map(
    parseMandate,
  );
};

/** Nobody answers more at once; as these are answered, the next ones come. */
const PROPOSALS_AT_ONCE = 100;

/** Proposals to an organisation without an answer, at most a hundred, lapsed ones too. */
export const listProposalsReceived = async (table: TableView, mandatary: Siren): Promise<Mandate[]> => {
  const proposed = receivedBy(mandatary, `${SORT_PREFIX.mandate}proposed#`);
  return (await queryUpTo(table, PROPOSALS_AT_ONCE, proposed)).map(parseMandate);
};

const indexKey = (id: MandateId, stage: MandatePlace['stage'] | undefined): Record<string, string> => ({
  [BY_PERSON_INDEX.partition]: mandataryIndexKey(mandataryOf(id)),
  // The stage comes first, so that the unanswered proposals can be read alone.
  [BY_PERSON_INDEX.sort]: `${SORT_PREFIX.mandate}${stage}#${id}`,
});

/** The mandate's entries in the indexes. */
export const mandateIndexAttributes = (mandate: Mandate): Record<string, string> => ({
  ...indexKey(mandate.id, mandate.stages.at(-1)?.status),
  ...dueAttributes('MANDATE', mandate.id, nextMandateExpiry(mandate)),
});

/** Stores the mandate only over the version that was read. */
export const putMandate = (table: TableView, mandate: Mandate, read: Mandate | undefined): EffectWrite =>
  putVersionOver(
    table,
    {
      ...keys.mandate(mandate.id),
      ...mandateIndexAttributes(mandate),
      ...mandate,
    },
    read,
  );

/**
 * Checks that the mandate is still as it was read when the transaction commits, so that no grant is given under a
 * mandate that has just ended.
 */
export const checkMandate = (table: Table, { id, version }: Pick<Mandate, 'id' | 'version'>): PlainWrite =>
  checkVersion(table, keys.mandate(id), { version });
