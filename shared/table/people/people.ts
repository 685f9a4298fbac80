import * as z from 'zod/mini';
import { type PersonId, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import { NO_NAMES } from '../../domain/names.ts';
import { type Person, personSchema } from '../../domain/people/person.ts';
import { batchGet } from '../batch-get.ts';
import { emailPartition, type Key, keys } from '../keys.ts';
import { checkVersion, putOnce, putVersioned } from '../put-versioned.ts';
import { queryAll } from '../query-all.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';
import { profileDueAttributes } from './profile-queue.ts';

/** Nobody has said the name of a person who never logged in. What an organisation typed was stored here before. */
export const parsePerson = (item: unknown): Person => {
  const person = personSchema.parse(item);
  return person.registeredAt === undefined ? { ...person, ...NO_NAMES } : person;
};

const pointerSchema = z.object({ personId: personIdSchema });

const follow = async (table: Table, key: Key): Promise<PersonId | undefined> => {
  const { Item } = await table.documents.get({ TableName: table.name, Key: key, ConsistentRead: true });
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

/** The person whom an organisation reserved for an address, because it knows whoever was first seen with it by another. */
export const findByEmailIn = (
  table: Table,
  siren: Siren,
  normalisedEmail: string,
): Promise<PersonId | undefined> => follow(table, keys.invitedEmail(siren, normalisedEmail));

/** Everybody whom an address leads to, anywhere. */
export const listByEmail = async (table: Table, normalisedEmail: string): Promise<PersonId[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :email',
    ExpressionAttributeValues: { ':email': emailPartition(normalisedEmail) },
  });
  return items.map((item) => pointerSchema.parse(item).personId);
};

const findByKeys = async (table: Table, byPartition: ReadonlyMap<string, string>, wanted: readonly Key[]) => {
  const { items } = await batchGet(table, wanted, { consistent: true });
  return new Map(
    items.flatMap((item): [string, PersonId][] => {
      const email = byPartition.get(String(item.PK));
      return email === undefined ? [] : [[email, pointerSchema.parse(item).personId]];
    }),
  );
};

/** The known addresses among these: whoever was first seen with each, and whomever the organisation reserved for it. */
export const findByEmails = async (
  table: Table,
  siren: Siren,
  normalisedEmails: readonly string[],
): Promise<{ first: Map<string, PersonId>; reserved: Map<string, PersonId> }> => {
  const emails = [...new Set(normalisedEmails)];
  const byPartition = new Map(emails.map((email) => [emailPartition(email), email]));
  const [first, reserved] = await Promise.all([
    findByKeys(table, byPartition, emails.map(keys.email)),
    findByKeys(
      table,
      byPartition,
      emails.map((email) => keys.invitedEmail(siren, email)),
    ),
  ]);
  return { first, reserved };
};

export const getPerson = async (table: Table, personId: PersonId): Promise<Person | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.person(personId),
    ConsistentRead: true,
  });
  return Item && parsePerson(Item);
};

/** Checks, without changing anything, that the address still leads to this person: everywhere, or in one organisation. */
export const checkEmail = (
  table: Table,
  normalisedEmail: string,
  personId: PersonId,
  siren?: Siren,
): Write => ({
  item: {
    ConditionCheck: {
      TableName: table.name,
      Key: siren === undefined ? keys.email(normalisedEmail) : keys.invitedEmail(siren, normalisedEmail),
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

/** The address leads to this person in one organisation, and nowhere else. */
export const linkEmailIn = (table: Table, siren: Siren, normalisedEmail: string, personId: PersonId): Write =>
  putOnce(table, { ...keys.invitedEmail(siren, normalisedEmail), personId });

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
  return new Map(items.map(parsePerson).map((found) => [found.personId, found]));
};
