import type { PersonId } from '../../domain/identifiers.ts';
import { personIdSchema } from '../../domain/identifiers.ts';
import { instantSchema } from '../../domain/instants.ts';
import { type Person, profileDueOf } from '../../domain/people/person.ts';
import {
  nextProfileDue,
  type ProfileDue,
  type ProfileFlag,
  type StaleCause,
  staleCauseSchema,
} from '../../domain/people/profile-flag.ts';
import { type DueEntry, dueAttributes } from '../due-queue.ts';
import { BY_DUE_INDEX } from '../schema.ts';
import type { Table } from '../table.ts';
import { staleWhenRefused, type Write } from '../write.ts';

const USUAL_CAUSE: StaleCause = 'unconfirmed';

/** The usual cause is left out, because the place is read with every entry. */
const placeOf = ({ at, dueAt, cause }: ProfileDue): string =>
  cause === USUAL_CAUSE ? `${at}#${dueAt}` : `${at}#${dueAt}#${cause}`;

/** The person whose profile is due, and what for. */
export const parseProfilePlace = ({ key, place }: DueEntry): ProfileDue & { personId: PersonId } => {
  const [at, dueAt, cause = USUAL_CAUSE] = place.split('#');
  return {
    personId: personIdSchema.parse(key.PK.slice('PERSON#'.length)),
    at: instantSchema.parse(at),
    dueAt: instantSchema.parse(dueAt),
    cause: staleCauseSchema.parse(cause),
  };
};

const attributesOf = (personId: PersonId, due: ProfileDue | undefined): Record<string, string> =>
  dueAttributes('PROFILE', personId, due && placeOf(due));

export const profileDueAttributes = (person: Person): Record<string, string> =>
  attributesOf(person.personId, profileDueOf(person));

/**
 * Stores the flag of a profile and moves its place on, without reading the person. Both happen only if neither the
 * person nor the place has changed since the index saw them.
 */
export const storeProfileFlag = (
  table: Table,
  entry: DueEntry,
  { dueAt, flag, eventHash }: { dueAt: ProfileDue['dueAt']; flag: ProfileFlag; eventHash: string },
): Write => {
  const next = nextProfileDue(dueAt, flag);
  const { partition, sort } = BY_DUE_INDEX;
  return {
    item: {
      Update: {
        TableName: table.name,
        Key: entry.key,
        UpdateExpression: `SET profileFlag = :flag, version = :next, lastEventHash = :hash${
          next === undefined ? ` REMOVE ${partition}, ${sort}` : `, ${sort} = :place`
        }`,
        ConditionExpression: `version = :read AND ${sort} = :seen`,
        ExpressionAttributeValues: {
          ':flag': flag,
          ':next': entry.version + 1,
          ':hash': eventHash,
          ':read': entry.version,
          ':seen': entry.place,
          ...(next !== undefined && { ':place': placeOf(next) }),
        },
      },
    },
    refused: staleWhenRefused,
  };
};
