import type { CapabilityName } from '../functions/capabilities.ts';

type Action = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

/** Actions on the items whose partition key begins so (shared/table/keys.ts). */
interface TableAccess {
  actions: readonly Action[];
  partitions: readonly string[];
  /** On the index `byPerson` instead of the table. */
  index?: true;
}

/** Whoever serves people may meet one for the first time, and registers them (shared/use-cases/register-person.ts). */
const RECOGNISE_PEOPLE: readonly TableAccess[] = [
  { actions: ['GetItem'], partitions: ['ORG#*'] },
  { actions: ['GetItem', 'PutItem'], partitions: ['IDENTITY#*', 'EMAIL#*', 'PERSON#*'] },
  { actions: ['PutItem'], partitions: ['EVENTS#*'] },
  { actions: ['UpdateItem'], partitions: ['ORG#*'] },
  { actions: ['Query'], partitions: ['PERSON#*'], index: true },
];

const REMEMBER_ANSWERS: TableAccess = { actions: ['GetItem', 'PutItem'], partitions: ['IDEMPOTENCY#*'] };

/** What each capability may do with the table, and nothing else. Nobody may scan or delete. */
export const TABLE_ACCESS: Record<CapabilityName, readonly TableAccess[]> = {
  reference: [{ actions: ['GetItem'], partitions: ['HEALTH'] }],
  profile: [...RECOGNISE_PEOPLE, { actions: ['BatchGetItem'], partitions: ['ORG#*'] }, REMEMBER_ANSWERS],
  invitations: [...RECOGNISE_PEOPLE, { actions: ['PutItem'], partitions: ['ORG#*'] }, REMEMBER_ANSWERS],
  organisations: [...RECOGNISE_PEOPLE, { actions: ['Query'], partitions: ['ORG#*', 'EVENTS#*'] }],
  members: [
    ...RECOGNISE_PEOPLE,
    { actions: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'], partitions: ['ORG#*'] },
    REMEMBER_ANSWERS,
  ],
  decisions: [
    { actions: ['BatchGetItem', 'Query'], partitions: ['ORG#*'] },
    { actions: ['Query'], partitions: ['PERSON#*'], index: true },
  ],
};
