import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { cardIndexAttributes, parseCard } from '../../shared/table/access-cards.ts';
import { changeIndexAttributes, parseChange } from '../../shared/table/administrator-changes.ts';
import { SORT_PREFIX } from '../../shared/table/keys.ts';
import { mandateIndexAttributes, parseMandate } from '../../shared/table/mandates.ts';
import { parseOrphanRisk, riskIndexAttributes } from '../../shared/table/orphan-risks.ts';
import { parsePerson } from '../../shared/table/people.ts';
import { profileDueAttributes } from '../../shared/table/profile-queue.ts';
import { BY_DEADLINE_INDEX, BY_DUE_INDEX, BY_PERSON_INDEX } from '../../shared/table/schema.ts';
import type { Operation } from './operation.ts';
import { scanTable } from './scan-table.ts';

/** Every attribute that an index has for a key. */
const INDEX_ATTRIBUTES = [BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX].flatMap(({ partition, sort }) => [
  partition,
  sort,
]);

/** The kinds of items that indexes hold, by their sort key, and where each belongs; but for logins, which the next one puts right. */
const INDEXED: readonly { prefix: string; placesOf: (item: unknown) => Record<string, string> }[] = [
  { prefix: SORT_PREFIX.card, placesOf: (item) => cardIndexAttributes(parseCard(item)) },
  { prefix: SORT_PREFIX.change, placesOf: (item) => changeIndexAttributes(parseChange(item)) },
  { prefix: SORT_PREFIX.mandate, placesOf: (item) => mandateIndexAttributes(parseMandate(item)) },
  { prefix: 'ORPHANRISK', placesOf: (item) => riskIndexAttributes(parseOrphanRisk(item)) },
  { prefix: 'PERSON', placesOf: (item) => profileDueAttributes(parsePerson(item)) },
];

const itemSchema = z.looseObject({ PK: z.string(), SK: z.string(), version: z.optional(z.number()) });
type Item = z.infer<typeof itemSchema>;

/** The attributes to put right; none where the item stands where it belongs. */
const differencesOf = (item: Item): Record<string, string | undefined> => {
  const kind = INDEXED.find(({ prefix }) => item.SK.startsWith(prefix));
  if (kind === undefined) return {};
  const places = kind.placesOf(item);
  return Object.fromEntries(
    INDEX_ATTRIBUTES.filter((name) => item[name] !== places[name]).map((name) => [name, places[name]]),
  );
};

const updateOf = ({ PK, SK, version }: Item, differences: Record<string, string | undefined>) => {
  const entries = Object.entries(differences);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  return {
    Key: { PK, SK },
    UpdateExpression: [
      set.length > 0 ? `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}` : '',
      removed.length > 0 ? `REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}` : '',
    ].join(' '),
    // What a command has stored meanwhile stands where it belongs by itself.
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: {
      '#version': 'version',
      ...Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':version': version,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  };
};

/** Puts right the attributes that the indexes have for keys, where they differ from what the item itself says. */
export const reindex = async ({ table, dryRun, onProgress, print }: Operation): Promise<void> => {
  const counts = { read: 0, wrong: 0, meanwhile: 0 };
  const correct = async (item: Item): Promise<void> => {
    const differences = differencesOf(item);
    if (Object.keys(differences).length === 0) return;
    counts.wrong += 1;
    if (dryRun) return print(`${item.PK} ${item.SK}: ${Object.keys(differences).join(', ')}`);
    try {
      await table.documents.send(
        new UpdateCommand({ TableName: table.name, ...updateOf(item, differences) }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      counts.meanwhile += 1;
    }
  };
  for await (const items of scanTable(table, {})) {
    for (const item of items) await correct(itemSchema.parse(item));
    counts.read += items.length;
    onProgress(`${counts.read} items read, ${counts.wrong} wrong`);
  }
  const done = dryRun ? 'would be put right' : 'put right';
  const since = counts.meanwhile > 0 ? ` ${counts.meanwhile} changed meanwhile: run it again.` : '';
  print(`${counts.read} items read, ${counts.wrong - counts.meanwhile} ${done}.${since}`);
};
