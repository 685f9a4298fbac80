import * as z from 'zod/mini';
import { FIRST_HASH } from '../../domain/events.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { keys } from '../keys.ts';
import { putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

const chainSchema = z.object({ version: z.number(), lastEventHash: z.string() });
/** The end of an establishment's chain of events. */
type EstablishmentChain = z.infer<typeof chainSchema>;

const NO_EVENT_YET: EstablishmentChain = { version: 0, lastEventHash: FIRST_HASH };

export const getEstablishmentChain = async (table: Table, siret: Siret): Promise<EstablishmentChain> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.establishmentChain(siret),
    ConsistentRead: true,
  });
  return Item === undefined ? NO_EVENT_YET : chainSchema.parse(Item);
};

export const putEstablishmentChain = (
  table: Table,
  siret: Siret,
  chain: EstablishmentChain,
  read: EstablishmentChain,
): Write =>
  putVersioned(table, { ...keys.establishmentChain(siret), ...chain }, read.version === 0 ? undefined : read);
