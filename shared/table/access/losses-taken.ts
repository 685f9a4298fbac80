import { type LossesTaken, lossesTakenSchema } from '../../domain/access/losses.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

/** What the administrator took away in the organisation lately. Read consistently, because a command decides on it. */
export const getLossesTaken = async (
  table: Table,
  siren: Siren,
  personId: PersonId,
): Promise<LossesTaken | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.lossesTaken(siren, personId),
    ConsistentRead: true,
  });
  return Item && lossesTakenSchema.parse(Item);
};

/** Stored over what was read, so that two changes at once are both summed. */
export const putLossesTaken = (
  table: Table,
  { siren, personId }: { siren: Siren; personId: PersonId },
  taken: LossesTaken,
  read: LossesTaken | undefined,
): Write => putVersioned(table, { ...keys.lossesTaken(siren, personId), ...taken }, read);
