import { DomainError } from '../errors.ts';
import type { EventType } from '../events.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import type { AdministratorChange, AdministratorChangeState } from './administrator-change.ts';
import { isClosed } from './administrator-change.ts';

/** What a command does to a request, and the event that records it. Both are stored together or not at all. */
export interface AdministratorChangeTransition {
  before: AdministratorChange | undefined;
  after: AdministratorChange;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

/** The facts that every event of a request carries: identifiers and values, no names. */
export const administratorChangeFacts = ({ id, kind, siret, outgoing }: AdministratorChange) => ({
  change: id,
  kind,
  siret,
  ...(outgoing !== undefined && { outgoing: outgoing.personId }),
});

/** Enters a state. The clocks of two servers may differ, so no state begins before the one that it follows. */
export const enterState = (
  change: AdministratorChange,
  state: AdministratorChangeState,
  event: { type: EventType; data?: Record<string, unknown>; reason?: string },
): AdministratorChangeTransition => ({
  before: change,
  after: {
    ...change,
    state,
    history: [...change.history, { status: state.status, at: state.since }],
  },
  event: { ...event, data: { ...administratorChangeFacts(change), ...event.data } },
});

/** Changes something and stays in the same state. */
export const amend = (
  change: AdministratorChange,
  amendment: Partial<AdministratorChange>,
  event: { type: EventType; data?: Record<string, unknown>; reason?: string },
): AdministratorChangeTransition => ({
  before: change,
  after: { ...change, ...amendment },
  event: { ...event, data: { ...administratorChangeFacts(change), ...event.data } },
});

/** Nobody decides on their own request, not even with another account that has the same address. @throws own-request */
export const requireNotOwn = ({ candidate }: AdministratorChange, party: Party): void => {
  if (isSamePerson(party, candidate)) throw new DomainError('own-request');
};

/** @throws change-closed when the request has been decided */
export const requireOpen = (change: AdministratorChange): void => {
  if (isClosed(change)) {
    throw new DomainError({ code: 'change-closed', facts: { administratorChange: change.id } });
  }
};

/** @throws change-closed, change-not-ready */
export const requireState = (
  change: AdministratorChange,
  ...statuses: AdministratorChangeState['status'][]
): void => {
  requireOpen(change);
  if (!statuses.includes(change.state.status)) {
    throw new DomainError({ code: 'change-not-ready', facts: { administratorChange: change.id } });
  }
};

/** The later of the two, so that an approval never takes effect before it was given. */
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
