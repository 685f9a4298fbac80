import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { cardIndexAttributes, parseCard } from '../../shared/table/access/access-cards.ts';
import { contestIndexAttributes, parseContest } from '../../shared/table/access/contests.ts';
import { administratorChangeIndexAttributes } from '../../shared/table/administrator-changes/administrator-changes.ts';
import { parseAdministratorChange } from '../../shared/table/administrator-changes/former-shape.ts';
import { bulkChangeIndexAttributes, parseBulkChange } from '../../shared/table/bulk-changes/bulk-changes.ts';
import { parseEstablishment } from '../../shared/table/directory/establishments.ts';
import { placeAttributes } from '../../shared/table/directory/places.ts';
import { eventIndexAttributes } from '../../shared/table/events.ts';
import { SORT_PREFIX } from '../../shared/table/keys.ts';
import { mandateIndexAttributes, parseMandate } from '../../shared/table/mandates/mandates.ts';
import {
  loginIndexAttributes,
  NO_LOGIN_EVENT,
  parseLogin,
  parseLoginKey,
} from '../../shared/table/people/logins.ts';
import { parseOrphanRisk, riskIndexAttributes } from '../../shared/table/people/orphan-risks.ts';
import { parsePerson } from '../../shared/table/people/people.ts';
import { profileDueAttributes } from '../../shared/table/people/profile-queue.ts';
import { calendarIndexAttributes, parseCalendar } from '../../shared/table/reviews/reviews.ts';
import { BY_DEADLINE_INDEX, BY_DUE_INDEX, BY_PERSON_INDEX } from '../../shared/table/schema.ts';
import type { Operation } from './operation.ts';
import { scanTable } from './scan-table.ts';

/** Every attribute that is a key of an index. */
const INDEX_ATTRIBUTES = [BY_PERSON_INDEX, BY_DEADLINE_INDEX, BY_DUE_INDEX].flatMap(({ partition, sort }) => [
  partition,
  sort,
]);

const itemSchema = z.looseObject({ PK: z.string(), SK: z.string() });
type Item = z.infer<typeof itemSchema>;
type Attributes = Record<string, unknown>;

interface IndexedKind {
  /** The beginning of its sort key. */
  prefix: string;
  placesOf: (item: Item) => Attributes;
  /** What a command changes whenever it changes the item's places. */
  changesWith?: readonly string[];
}

/** The kinds of items in indexes, and where each belongs. */
const INDEXED: readonly IndexedKind[] = [
  { prefix: SORT_PREFIX.card, placesOf: (item) => cardIndexAttributes(parseCard(item)) },
  {
    prefix: SORT_PREFIX.administratorChange,
    placesOf: (item) => administratorChangeIndexAttributes(parseAdministratorChange(item)),
  },
  { prefix: SORT_PREFIX.bulkChange, placesOf: (item) => bulkChangeIndexAttributes(parseBulkChange(item)) },
  { prefix: 'CONTEST', placesOf: (item) => contestIndexAttributes(parseContest(item)) },
  { prefix: SORT_PREFIX.mandate, placesOf: (item) => mandateIndexAttributes(parseMandate(item)) },
  {
    prefix: SORT_PREFIX.establishment,
    placesOf: (item) => placeAttributes(parseEstablishment(item)),
    // It has no version.
    changesWith: ['name', 'address', 'closures', 'processedAt'],
  },
  { prefix: SORT_PREFIX.event, placesOf: eventIndexAttributes },
  { prefix: 'ORPHANRISK', placesOf: (item) => riskIndexAttributes(parseOrphanRisk(item)) },
  { prefix: 'REVIEWS', placesOf: (item) => calendarIndexAttributes(parseCalendar(item)) },
  { prefix: 'PERSON', placesOf: (item) => profileDueAttributes(parsePerson(item)) },
  {
    prefix: 'LOGIN',
    // A login from before the index has no chain yet, which the index carries.
    placesOf: (item) => ({
      ...(item.version === undefined && NO_LOGIN_EVENT),
      ...loginIndexAttributes(parseLoginKey(item), parseLogin(item)),
    }),
    // Storing a login leaves its version as it is.
    changesWith: ['version', 'lastLoginAt'],
  },
];

/** The attributes to correct, and those that must still be the same. Undefined when the item is where it belongs. */
const differencesOf = (item: Item): { differences: Attributes; unchanged: Attributes } | undefined => {
  const kind = INDEXED.find(({ prefix }) => item.SK.startsWith(prefix));
  if (kind === undefined) return undefined;
  const places = kind.placesOf(item);
  const names = new Set([...INDEX_ATTRIBUTES, ...Object.keys(places)]);
  const wrong = [...names].filter((name) => item[name] !== places[name]);
  if (wrong.length === 0) return undefined;
  return {
    differences: Object.fromEntries(wrong.map((name) => [name, places[name]])),
    unchanged: Object.fromEntries((kind.changesWith ?? ['version']).map((name) => [name, item[name]])),
  };
};

const nameAll = (names: Iterable<string>) => Object.fromEntries([...names].map((name) => [`#${name}`, name]));

const valuesOf = (prefix: string, attributes: Attributes) =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [[`:${prefix}_${name}`, value]],
    ),
  );

const updateOf = ({ PK, SK }: Item, differences: Attributes, unchanged: Attributes) => {
  const entries = Object.entries(differences);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  return {
    Key: { PK, SK },
    UpdateExpression: [
      set.length > 0 ? `SET ${set.map(([name]) => `#${name} = :is_${name}`).join(', ')}` : '',
      removed.length > 0 ? `REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}` : '',
    ].join(' '),
    // An item that a command has stored meanwhile is already where it belongs.
    ConditionExpression: Object.entries(unchanged)
      .map(([name, value]) =>
        value === undefined ? `attribute_not_exists(#${name})` : `#${name} = :was_${name}`,
      )
      .join(' AND '),
    ExpressionAttributeNames: nameAll([...Object.keys(differences), ...Object.keys(unchanged)]),
    ExpressionAttributeValues: { ...valuesOf('is', differences), ...valuesOf('was', unchanged) },
  };
};

/** Corrects the attributes that are keys of indexes, where they differ from what the item itself says. */
export const reindex = async ({ table, dryRun, onProgress, print }: Operation): Promise<void> => {
  const counts = { read: 0, wrong: 0, meanwhile: 0 };
  const correct = async (item: Item): Promise<void> => {
    const found = differencesOf(item);
    if (found === undefined) return;
    const { differences, unchanged } = found;
    counts.wrong += 1;
    if (dryRun) return print(`${item.PK} ${item.SK}: ${Object.keys(differences).join(', ')}`);
    try {
      await table.documents.update({ TableName: table.name, ...updateOf(item, differences, unchanged) });
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
