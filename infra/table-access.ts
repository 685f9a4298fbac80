import type { CapabilityName } from '../functions/capabilities.ts';
import {
  BY_DEADLINE_INDEX,
  BY_DUE_INDEX,
  BY_PERSON_INDEX,
  MAIL_DAY_ATTRIBUTES,
  SETTLING_ATTRIBUTES,
  SUPPORT_VIEW_ATTRIBUTES,
} from '../shared/table/schema.ts';

type Action = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

/** Actions on the items whose partition keys match these patterns (shared/table/keys.ts). */
export interface TableAccess {
  actions: readonly Action[];
  partitions: readonly string[];
  /** The index that the actions are on, instead of the table. */
  index?: string;
  /** The only attributes that the actions may name. */
  attributes?: readonly string[];
}

/**
 * A Lambda for people may meet a person for the first time, and registers them
 * (shared/use-cases/people/register-person.ts).
 */
const RECOGNISE_PEOPLE: readonly TableAccess[] = [
  { actions: ['GetItem', 'PutItem'], partitions: ['IDENTITY#*', 'EMAIL#*', 'PERSON#*'] },
  { actions: ['PutItem'], partitions: ['EVENTS#*'] },
  { actions: ['ConditionCheckItem'], partitions: ['PERSON#*'] },
  { actions: ['BatchGetItem', 'UpdateItem'], partitions: ['ORG#*'] },
  { actions: ['Query'], partitions: ['PERSON#*'], index: BY_PERSON_INDEX.name },
];

/** For a path that names an organisation or a request, the caller's own card is read. */
const READ_OWN_CARD: TableAccess = { actions: ['GetItem'], partitions: ['ORG#*'] };

const REMEMBER_ANSWERS: TableAccess = { actions: ['GetItem', 'PutItem'], partitions: ['IDEMPOTENCY#*'] };

/** What an agent of support looks at is an event before it is shown: nothing but their view is stored. */
const RECORD_VIEWS: readonly TableAccess[] = [
  { actions: ['PutItem'], partitions: ['ORG#*'], attributes: SUPPORT_VIEW_ATTRIBUTES },
  { actions: ['ConditionCheckItem'], partitions: ['ORG#*'] },
];

/**
 * Ending or suspending a candidate's access may refuse their request, which then counts as open no more. Whoever looks
 * an establishment up is counted in the same way.
 */
const CLOSE_REQUESTS: TableAccess = { actions: ['UpdateItem'], partitions: ['PERSON#*'] };

const READ_SUPPORT_QUEUE: TableAccess = {
  actions: ['Query'],
  partitions: ['SUPPORT#*'],
  index: BY_DEADLINE_INDEX.name,
};

/** The mandates that an organisation received are in the index of persons, under the organisation. */
const READ_MANDATES_RECEIVED: TableAccess = {
  actions: ['Query'],
  partitions: ['MANDATARY#*'],
  index: BY_PERSON_INDEX.name,
};

/** Everything that each capability may do with the table. None may scan or delete. */
export const TABLE_ACCESS: Record<CapabilityName, readonly TableAccess[]> = {
  reference: [{ actions: ['GetItem'], partitions: ['HEALTH'] }],
  profile: [
    ...RECOGNISE_PEOPLE,
    { actions: ['GetItem', 'BatchGetItem', 'Query'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['EMAIL#*'] },
    { actions: ['UpdateItem'], partitions: ['PERSON#*'] },
    { actions: ['Query'], partitions: ['OPENCHANGE#*'], index: BY_DUE_INDEX.name },
    READ_MANDATES_RECEIVED,
    REMEMBER_ANSWERS,
  ],
  mandates: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    READ_MANDATES_RECEIVED,
    REMEMBER_ANSWERS,
  ],
  'bulk-changes': [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['SECONDEYES#*'], index: BY_DEADLINE_INDEX.name },
    REMEMBER_ANSWERS,
  ],
  'administrator-changes': [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    READ_SUPPORT_QUEUE,
    { actions: ['Query'], partitions: ['PLACES#*', 'QUOTA#*'], index: BY_DEADLINE_INDEX.name },
    CLOSE_REQUESTS,
    REMEMBER_ANSWERS,
  ],
  invitations: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['PutItem'], partitions: ['ORG#*'] },
    { actions: ['UpdateItem'], partitions: ['PERSON#*'] },
    REMEMBER_ANSWERS,
  ],
  organisations: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['Query'], partitions: ['ORG#*', 'EVENTS#*'] },
    ...RECORD_VIEWS,
    { actions: ['BatchGetItem'], partitions: ['PERSON#*'] },
    { actions: ['Query'], partitions: ['ORPHAN#*'], index: BY_DEADLINE_INDEX.name },
  ],
  members: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['Query'], partitions: ['MEMBERS#*'], index: BY_DEADLINE_INDEX.name },
    { actions: ['ConditionCheckItem'], partitions: ['EMAIL#*'] },
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    CLOSE_REQUESTS,
    REMEMBER_ANSWERS,
  ],
  reviews: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    CLOSE_REQUESTS,
    REMEMBER_ANSWERS,
  ],
  contests: [
    ...RECOGNISE_PEOPLE,
    READ_OWN_CARD,
    { actions: ['Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    { actions: ['UpdateItem'], partitions: ['PERSON#*'] },
    { actions: ['Query'], partitions: ['CONTEST#*'], index: BY_DEADLINE_INDEX.name },
    REMEMBER_ANSWERS,
  ],
  decisions: [
    { actions: ['BatchGetItem', 'Query'], partitions: ['ORG#*'] },
    // An announcement that its command has abandoned is lifted by whoever reads it.
    { actions: ['UpdateItem'], partitions: ['ORG#*'], attributes: SETTLING_ATTRIBUTES },
    { actions: ['Query'], partitions: ['PERSON#*'], index: BY_PERSON_INDEX.name },
    { actions: ['GetItem'], partitions: ['PERSON#*'] },
  ],
};

/** The same for the Lambdas without routes. */
export const WORKER_TABLE_ACCESS = {
  'administrator-change-workflow': [
    { actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    { actions: ['GetItem', 'UpdateItem', 'ConditionCheckItem'], partitions: ['PERSON#*'] },
    { actions: ['PutItem'], partitions: ['EVENTS#*'] },
  ],
  'administrator-change-resumer': [
    { actions: ['GetItem', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['OPENCHANGE#*'], index: BY_DUE_INDEX.name },
    { actions: ['PutItem'], partitions: ['EVENTS#*'] },
  ],
  notifications: [
    { actions: ['GetItem'], partitions: ['ORG#*', 'PERSON#*', 'NOTICE#*'] },
    { actions: ['PutItem'], partitions: ['NOTICE#*'] },
    // It counts an organisation's mails of a day, and touches nothing else there.
    { actions: ['UpdateItem'], partitions: ['ORG#*'], attributes: MAIL_DAY_ATTRIBUTES },
    { actions: ['Query', 'BatchGetItem'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['PERSON#*'], index: BY_PERSON_INDEX.name },
  ],
  jobs: [
    {
      actions: ['Query'],
      partitions: [
        'PROFILE#*',
        'LOGIN#*',
        'INVITATION#*',
        'ACCESS#*',
        'MANDATE#*',
        'REVIEW#*',
        'EVENT#*',
        'CONTESTED#*',
        'DIGEST#*',
      ],
      index: BY_DUE_INDEX.name,
    },
    { actions: ['GetItem', 'PutItem'], partitions: ['ORG#*', 'JOB#*'] },
    { actions: ['BatchGetItem', 'Query', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    { actions: ['UpdateItem'], partitions: ['ORG#*', 'PERSON#*'] },
    { actions: ['BatchGetItem', 'PutItem'], partitions: ['EVENTS#*'] },
  ],
  'profile-follower': [
    { actions: ['GetItem', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*', 'PERSON#*'] },
    { actions: ['BatchGetItem', 'UpdateItem'], partitions: ['ORG#*'] },
    { actions: ['PutItem'], partitions: ['EVENTS#*'] },
    { actions: ['Query'], partitions: ['PERSON#*'], index: BY_PERSON_INDEX.name },
  ],
  bounces: [
    { actions: ['GetItem'], partitions: ['EMAIL#*', 'PERSON#*'] },
    { actions: ['PutItem'], partitions: ['PERSON#*', 'EVENTS#*'] },
    { actions: ['ConditionCheckItem'], partitions: ['PERSON#*'] },
    { actions: ['BatchGetItem', 'UpdateItem'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['PERSON#*'], index: BY_PERSON_INDEX.name },
  ],
  'bulk-change-worker': [
    {
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      partitions: ['ORG#*'],
    },
    { actions: ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'], partitions: ['EMAIL#*'] },
    { actions: ['PutItem', 'UpdateItem', 'ConditionCheckItem'], partitions: ['PERSON#*'] },
    { actions: ['PutItem'], partitions: ['EVENTS#*'] },
  ],
  letters: [{ actions: ['GetItem', 'BatchGetItem', 'Query'], partitions: ['ORG#*'] }],
} as const satisfies Record<string, readonly TableAccess[]>;
