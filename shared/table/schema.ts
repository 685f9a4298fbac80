/** Names of the one table's keys and indexes: the CDK stack, the local table and the repositories share them. */
export const TABLE_KEYS = { partition: 'PK', sort: 'SK' } as const;

/** Time to live, in epoch seconds. */
export const TTL_ATTRIBUTE = 'ttlSeconds';

/** Person -> cards in all organisations, and mandatary -> mandates. Eventually consistent: for listing, never for deciding. */
export const BY_PERSON_INDEX = { name: 'byPerson', partition: 'personKey', sort: 'organisationKey' } as const;

/** What waits for support, oldest deadline first: sparse, and sharded so that no partition takes it all. */
export const BY_DEADLINE_INDEX = { name: 'byDeadline', partition: 'queueKey', sort: 'queueAt' } as const;

/**
 * What a job must do next, oldest first: sparse, sharded, and narrow, since its size is what a job's reading costs. It
 * carries of an item what the next event of its chain needs, and nothing else.
 */
export const BY_DUE_INDEX = {
  name: 'byDue',
  partition: 'dueQueue',
  sort: 'duePlace',
  carries: ['version', 'lastEventHash'],
} as const;
