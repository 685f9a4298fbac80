/** Names of the table's keys and indexes. The CDK stack, the local table and the repositories share them. */
export const TABLE_KEYS = { partition: 'PK', sort: 'SK' } as const;

/** Time to live, in epoch seconds. */
export const TTL_ATTRIBUTE = 'ttlSeconds';

/** An item's keys, and the announcement of what will be written to it (`settling.ts`). */
export const SETTLING_ATTRIBUTES = ['PK', 'SK', 'settlingFrom', 'settlingBy', 'settledBy'] as const;

/** What is written of a recipient's mails of one day (`mail-days.ts`). None of it is an attribute of a card. */
export const MAIL_DAY_ATTRIBUTES = [
  ...['PK', 'SK', 'siren', 'recipient', 'day', 'direct', 'held', 'more', 'closedAt'],
  ...['version', 'lastEventHash', 'dueQueue', 'duePlace', TTL_ATTRIBUTE],
] as const;

/** What is written of an agent's view of an organisation (`support-views.ts`). */
export const SUPPORT_VIEW_ATTRIBUTES = [
  ...['PK', 'SK', 'siren', 'agent', 'email', 'change', 'openedAt', 'until'],
  ...['version', 'lastEventHash'],
] as const;

/**
 * Person → cards in all organisations, and mandatary → mandates. It is eventually consistent: for lists, never for
 * decisions.
 */
export const BY_PERSON_INDEX = { name: 'byPerson', partition: 'personKey', sort: 'organisationKey' } as const;

/**
 * What waits for support, earliest deadline first. The index is sparse, and sharded so that no partition takes it
 * all. Cards and establishments, which wait for nobody, stand in it by their names (ADR 45, ADR 50).
 */
export const BY_DEADLINE_INDEX = { name: 'byDeadline', partition: 'queueKey', sort: 'queueAt' } as const;

/**
 * What jobs must do next, oldest first. The index is sparse and sharded. It is also narrow, because a job pays for
 * its size: it carries only what the next event of an item's chain needs.
 */
export const BY_DUE_INDEX = {
  name: 'byDue',
  partition: 'dueQueue',
  sort: 'duePlace',
  carries: ['version', 'lastEventHash'],
} as const;
