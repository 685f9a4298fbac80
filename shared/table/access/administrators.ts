import type { Roster } from '../../domain/access/roster.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { batchGet } from '../batch-get.ts';
import { keys } from '../keys.ts';
import type { Table } from '../table.ts';
import { type PlainWrite, staleWhenRefused, type Write } from '../write.ts';
import { parseRoster } from './former-shape.ts';

/** Who administers the organisation, since when and through whom. */
export const getRoster = async (table: Table, siren: Siren): Promise<Roster> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.administrators(siren),
    ConsistentRead: true,
  });
  return parseRoster(Item);
};

/** The rosters of several organisations, for what is shown; one that is not stored has nobody. */
export const getRosters = async (
  table: Table,
  sirens: readonly Siren[],
): Promise<ReadonlyMap<Siren, Roster>> => {
  const each = [...new Set(sirens)];
  const { items } = await batchGet(table, each.map(keys.administrators), { consistent: false });
  const byPartition = new Map(items.map((item) => [item.PK, item]));
  return new Map(each.map((siren) => [siren, parseRoster(byPartition.get(keys.administrators(siren).PK))]));
};

/** The active administrators of an organisation. */
export const getAdministrators = async (table: Table, siren: Siren): Promise<ReadonlySet<PersonId>> =>
  new Set((await getRoster(table, siren)).seats.keys());

/** The roster is still the one that was read, whether or not it was ever stored with seats. */
const asRead = ({ version, seats }: Roster) => {
  if (seats.size === 0) return { ConditionExpression: 'attribute_not_exists(administrators)' };
  return {
    ConditionExpression:
      version === 0
        ? 'administrators = :read AND attribute_not_exists(version)'
        : 'administrators = :read AND version = :version',
    ExpressionAttributeValues: {
      ':read': new Set(seats.keys()),
      ...(version > 0 && { ':version': version }),
    },
  };
};

/** The roster as it is stored. The set of ids beside the seats is what a version from before them reads and writes. */
export const rosterItem = (siren: Siren, { version, seats, departures, removals, contests }: Roster) => ({
  ...keys.administrators(siren),
  administrators: new Set(seats.keys()),
  seats: Object.fromEntries(seats),
  departures: Object.fromEntries(departures),
  removals: Object.fromEntries(removals),
  contests: Object.fromEntries(contests),
  version,
});

/** Stores the next roster over exactly the one that was read. `moveRoster` makes the next one. */
export const putRoster = (table: Table, siren: Siren, next: Roster, read: Roster): Write => ({
  item: { Put: { TableName: table.name, Item: rosterItem(siren, next), ...asRead(read) } },
  refused: staleWhenRefused,
});

/** Checks, without changing it, that the roster is still as it was read. */
export const checkRoster = (table: Table, siren: Siren, read: Roster): PlainWrite => ({
  item: {
    ConditionCheck: { TableName: table.name, Key: keys.administrators(siren), ...asRead(read) },
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
  refused: (stored) => new DomainError(parseRoster(stored).seats.has(personId) ? 'own-card' : 'forbidden'),
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
