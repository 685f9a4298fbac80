import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import { type Person, personSchema } from '../../domain/people/person.ts';
import { batchGet } from '../batch-get.ts';
import { type Key, keys } from '../keys.ts';
import { checkVersion, putOnce, putVersioned } from '../put-versioned.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';
import { profileDueAttributes } from './profile-queue.ts';

export const parsePerson = (item: unknown): Person => personSchema.parse(item);

const pointerSchema = z.object({ personId: personIdSchema });

const follow = async (table: Table, key: Key): Promise<PersonId | undefined> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return Item && pointerSchema.parse(Item).personId;
};

/** The person to whom an account of an identity provider belongs. */
export const findByIdentity = (
  table: Table,
  issuer: string,
  subject: string,
): Promise<PersonId | undefined> => follow(table, keys.identity(issuer, subject));

/** The person first seen with an address. Another account with the same address is another person. */
export const findByEmail = (table: Table, normalisedEmail: string): Promise<PersonId | undefined> =>
  follow(table, keys.email(normalisedEmail));

/** The known addresses among these, each with the person first seen with it. */
export const findByEmails = async (
  table: Table,
  normalisedEmails: readonly string[],
): Promise<Map<string, PersonId>> => {
  const byKey = new Map(normalisedEmails.map((email) => [keys.email(email).PK, email]));
  const { items } = await batchGet(
    table,
    [...byKey.values()].map((email) => keys.email(email)),
    { consistent: true },
  );
  return new Map(
    items.flatMap((item): [string, PersonId][] => {
      const email = byKey.get(String(item.PK));
      return email === undefined ? [] : [[email, pointerSchema.parse(item).personId]];
    }),
  );
};

export const getPerson = async (table: Table, personId: PersonId): Promise<Person | undefined> => {
  const { Item } = await table.documents.send(
    new GetCommand({ TableName: table.name, Key: keys.person(personId), ConsistentRead: true }),
  );
  return Item && parsePerson(Item);
};

/** Checks, without changing anything, that the address still leads to this person. */
export const checkEmail = (table: Table, normalisedEmail: string, personId: PersonId): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.email(normalisedEmail),
      ConditionExpression: 'personId = :person',
      ExpressionAttributeValues: { ':person': personId },
    },
  },
  refused: staleWhenRefused,
});

/** Checks, without changing anything, that the register knows the person. */
export const checkPersonExists = (table: Table, personId: PersonId): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: keys.person(personId),
      ConditionExpression: 'attribute_exists(PK)',
    },
  },
  refused: staleWhenRefused,
});

export const linkIdentity = (table: Table, issuer: string, subject: string, personId: PersonId): Write =>
  putOnce(table, { ...keys.identity(issuer, subject), personId });

export const linkEmail = (table: Table, normalisedEmail: string, personId: PersonId): Write =>
  putOnce(table, { ...keys.email(normalisedEmail), personId });

/** Stores the person over the version that was read, or as a new one. */
export const putPerson = (table: Table, person: Person, read: Person | undefined): Write =>
  putVersioned(table, { ...keys.person(person.personId), ...profileDueAttributes(person), ...person }, read);

/** Checks, without changing it, that the person is still as they were read. */
export const checkPerson = (table: Table, { personId, version }: Person): Write =>
  checkVersion(table, keys.person(personId), { version });

/** The named people who exist, by id. They may lag by a moment. */
export const getPeople = async (
  table: Table,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Person>> => {
  const { items } = await batchGet(table, [...new Set(personIds)].map(keys.person), { consistent: false });
  return new Map(items.map((item) => personSchema.parse(item)).map((found) => [found.personId, found]));
};
