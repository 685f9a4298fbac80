import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { DomainError } from '../../domain/errors.ts';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const rosterSchema = z.object({ administrators: z.optional(z.set(personIdSchema)) });

const parseRoster = (item: unknown): ReadonlySet<PersonId> =>
  rosterSchema.parse(item ?? {}).administrators ?? new Set();

/** The active administrators of an organisation. */
export const getRoster = async (table: Table, siren: Siren): Promise<ReadonlySet<PersonId>> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.administrators(siren), ConsistentRead: true }),
  );
  return parseRoster(Item);
};

export type RosterMove = 'joins' | 'leaves' | 'stays';

/** Why the stored roster refused the write: the actor no longer administers, or the last administrator would leave. */
const rosterRefusal =
  (actor: PersonId | undefined, move: RosterMove) =>
  (stored: Record<string, unknown> | undefined): 'stale' | DomainError => {
    const roster = parseRoster(stored);
    if (actor !== undefined && !roster.has(actor)) return new DomainError('forbidden');
    return move === 'leaves' && roster.size <= 1 ? new DomainError('last-administrator') : 'stale';
  };

/**
 * The roster's part of a change, in one action. The actor must still administer at the moment of the write, and an
 * organisation never loses its last administrator (domain: "Members"). Undefined when neither applies.
 */
export const guardRoster = (
  table: Table,
  siren: Siren,
  change: { personId: PersonId; move: RosterMove; actor: PersonId | undefined },
): Write | undefined => {
  const { personId, move, actor } = change;
  if (move === 'stays' && actor === undefined) return undefined;
  const conditions = [
    ...(actor === undefined ? [] : ['contains(administrators, :actor)']),
    ...(move === 'leaves' ? ['contains(administrators, :person)', 'size(administrators) > :one'] : []),
  ];
  const common = {
    TableName: table.name,
    Key: keys.administrators(siren),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  const actorValue = actor === undefined ? {} : { ':actor': actor };
  const refused = rosterRefusal(actor, move);
  if (move === 'stays') {
    return {
      item: {
        ConditionCheck: {
          ...common,
          ConditionExpression: conditions.join(' AND '),
          ExpressionAttributeValues: actorValue,
        },
      },
      refused,
    };
  }
  return {
    item: {
      Update: {
        ...common,
        UpdateExpression: `${move === 'joins' ? 'ADD' : 'DELETE'} administrators :members`,
        ...(conditions.length > 0 && { ConditionExpression: conditions.join(' AND ') }),
        ExpressionAttributeValues: {
          ...actorValue,
          ':members': new Set([personId]),
          ...(move === 'leaves' && { ':person': personId, ':one': 1 }),
        },
      },
    },
    refused,
  };
};

/**
 * The roster's part when people join and leave at once. It replaces exactly the roster that was read, and never with
 * an empty one. Undefined when the roster stays the same.
 */
export const replaceInRoster = (
  table: Table,
  siren: Siren,
  read: ReadonlySet<PersonId>,
  { join, leave }: { join: readonly PersonId[]; leave: readonly PersonId[] },
): Write | undefined => {
  if (join.length === 0 && leave.length === 0) return undefined;
  const next = new Set([...read, ...join].filter((personId) => !leave.includes(personId)));
  if (next.size === 0) throw new DomainError('last-administrator');
  return {
    item: {
      Update: {
        TableName: table.name,
        Key: keys.administrators(siren),
        UpdateExpression: 'SET administrators = :next',
        ConditionExpression:
          read.size === 0 ? 'attribute_not_exists(administrators)' : 'administrators = :read',
        ExpressionAttributeValues: { ':next': next, ...(read.size > 0 && { ':read': new Set(read) }) },
      },
    },
    refused: staleWhenRefused,
  };
};

const asRead = (read: ReadonlySet<PersonId>) =>
  read.size === 0
    ? { ConditionExpression: 'attribute_not_exists(administrators)' }
    : {
        ConditionExpression: 'administrators = :read',
        ExpressionAttributeValues: { ':read': new Set(read) },
      };

/** Checks, without changing it, that the roster is still as it was read. */
export const checkRoster = (table: Table, siren: Siren, read: ReadonlySet<PersonId>): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.administrators(siren),
      ...asRead(read),
    },
  },
  refused: staleWhenRefused,
});

/** Checks that this person is the only administrator of the organisation. */
export const checkSoleAdministrator = (table: Table, siren: Siren, personId: PersonId): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.administrators(siren),
      ConditionExpression: 'contains(administrators, :person) AND size(administrators) = :one',
      ExpressionAttributeValues: { ':person': personId, ':one': 1 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
  refused: (stored) => new DomainError(parseRoster(stored).has(personId) ? 'own-card' : 'forbidden'),
});

/** Checks that the actor still administers the organisation when the transaction commits. */
export const guardActor = (table: Table, siren: Siren, actor: PersonId): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.administrators(siren),
      ConditionExpression: 'contains(administrators, :actor)',
      ExpressionAttributeValues: { ':actor': actor },
    },
  },
  refused: () => new DomainError('forbidden'),
});
