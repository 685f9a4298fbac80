import { FIRST_HASH, hashOf } from '../shared/domain/events.ts';
import { type PersonId, personIdSchema } from '../shared/domain/identifiers.ts';
import { addDays, type Instant, toInstant } from '../shared/domain/instants.ts';
import { confirm, expectedPerson, type Person } from '../shared/domain/people/person.ts';
import { endFreshness } from '../shared/domain/people/profile.ts';
import { batchPut } from '../shared/table/batch-put.ts';
import { putFirstLogin } from '../shared/table/people/logins.ts';
import { putPerson } from '../shared/table/people/people.ts';
import type { Table } from '../shared/table/table.ts';
import type { Write } from '../shared/table/write.ts';
import { actionOf } from '../test/support/store-writes.ts';

/** When the job will run. */
export const RUN_AT = toInstant('2026-11-24T06:00:00Z');
const daysAgo = (days: number): Instant => addDays(RUN_AT, -days);

const person = (personId: PersonId, confirmedAt: Instant): Person => {
  const details = { email: `${personId}@mairie.example`, familyName: 'Essai', givenName: 'Camille' };
  const confirmed = confirm(
    { ...expectedPerson(personId, details, FIRST_HASH), phone: '+33 1 46 62 35 35' },
    confirmedAt,
  );
  return { ...confirmed, registeredAt: confirmedAt, version: 12, lastEventHash: HASH };
};

/** Any hash, since all have the same length. */
const HASH = hashOf({
  ...{ id: '', type: 'profile.confirmed', stream: '', sequence: 1, actor: { type: 'machine', id: '' } },
  ...{ occurredAt: RUN_AT, requestId: '', data: {}, previousHash: FIRST_HASH },
});

const flagged = (since: Person, cause: 'unconfirmed' | 'bounce'): Person => ({
  ...since,
  profileFlag: { step: 'stale', at: daysAgo(8), cause },
});

/** One profile of each kind that is due for the job. */
const DUE: readonly ((id: PersonId, now: Instant) => Person)[] = [
  (id) => person(id, daysAgo(340)),
  (id) => ({
    ...person(id, daysAgo(366)),
    profileFlag: { step: 'reminded', at: daysAgo(31), cause: 'unconfirmed' },
  }),
  (id) => flagged(person(id, daysAgo(380)), 'unconfirmed'),
  (id) => flagged(person(id, daysAgo(430)), 'unconfirmed'),
  (id) => {
    const bounced = person(id, daysAgo(100));
    return flagged({ ...bounced, freshness: endFreshness(bounced.freshness, daysAgo(20)) }, 'bounce');
  },
];
const ONE_IN_AWAY = 10;

const itemsOf = (writes: readonly Write[]): Record<string, unknown>[] =>
  writes.flatMap((write) => actionOf(write).Put?.Item ?? []);

/**
 * The items of a person as the product stores them. The login is added only when it is due, since others are out of
 * the job's way.
 */
const store = (table: Table, who: Person, dueLogin?: Instant): Record<string, unknown>[] =>
  itemsOf([
    putPerson(table, who, undefined),
    ...(dueLogin === undefined ? [] : [putFirstLogin(table, who.personId, dueLogin)]),
  ]);

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The same people in every table, so that the same ones are due. */
const idAt = (rank: number): PersonId => {
  const digits = [4, 3, 2, 1, 0].map((place) => CROCKFORD[Math.floor(rank / 32 ** place) % 32]);
  return personIdSchema.parse(`01KB0ZTF3N5Q7R9S1T3V5${digits.join('')}`);
};

const itemsAt = (table: Table, rank: number, due: number): Record<string, unknown>[] => {
  const id = idAt(rank);
  // Confirmed at some moment of the last months, so nothing is due.
  if (rank >= due) return store(table, person(id, daysAgo(1 + (rank % 300))));
  if (rank % ONE_IN_AWAY === 0) return store(table, person(id, daysAgo(200)), daysAgo(182));
  return store(table, (DUE[rank % DUE.length] ?? person)(id, RUN_AT));
};

const PEOPLE_PER_BATCH = 100;
const BATCHES_AT_ONCE = 8;
const PROGRESS_EVERY = 100_000;

/** Fills the table by batch writes with people as the product stores them. Only some of them are due. */
export const fillProfiles = async (
  table: Table,
  { profiles, due }: { profiles: number; due: number },
  onProgress: (stored: number) => void,
): Promise<void> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < profiles) {
      const start = next;
      next = Math.min(start + PEOPLE_PER_BATCH, profiles);
      const ranks = Array.from({ length: next - start }, (_, index) => start + index);
      if (start % PROGRESS_EVERY === 0) onProgress(start);
      await batchPut(
        table,
        ranks.flatMap((rank) => itemsAt(table, rank, due)),
      );
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
};
