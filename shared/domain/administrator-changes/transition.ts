import type { EventType } from '../events.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import type { AdministratorChange, AdministratorChangeState } from './administrator-change.ts';

/** What a command does to a request, and the event that records it. Both are stored together or not at all. */
export interface AdministratorChangeTransition {
  before: AdministratorChange | undefined;
  after: AdministratorChange;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

interface EventOfTransition {
  type: EventType;
  data?: Record<string, unknown>;
  reason?: string;
}

/** The facts that every event of a request carries: identifiers and values, no names. */
export const administratorChangeFacts = ({ id, kind, siret, outgoing }: AdministratorChange) => ({
  change: id,
  kind,
  siret,
  ...(outgoing !== undefined && { outgoing: outgoing.personId }),
});

/**
 * Changes something, and enters a state if one is given. The clocks of two servers may differ, so no state begins
 * before the one that it follows.
 */
export const move = (
  change: AdministratorChange,
  amendment: Partial<Omit<AdministratorChange, 'state' | 'history'>>,
  event: EventOfTransition,
  state?: AdministratorChangeState,
): AdministratorChangeTransition => {
  const after = { ...change, ...amendment };
  return {
    before: change,
    after:
      state === undefined
        ? after
        : { ...after, state, history: [...change.history, { status: state.status, at: state.since }] },
    event: { ...event, data: { ...administratorChangeFacts(after), ...event.data } },
  };
};

/** Changes a moment of the state that the request stays in. */
export const amendState = (
  change: AdministratorChange,
  state: AdministratorChangeState,
  event: EventOfTransition,
): AdministratorChangeTransition => ({
  before: change,
  after: { ...change, state },
  event: { ...event, data: { ...administratorChangeFacts(change), ...event.data } },
});

/** Somebody who acts on a request. No address is known where the act is elsewhere, on the candidate's access. */
export type Actor = Party | (Pick<Party, 'personId'> & { email?: undefined });

/** Whether it is this person's own request, also by another account that has the same address. */
export const isOwnRequest = ({ candidate }: AdministratorChange, actor: Actor): boolean =>
  actor.email === undefined ? actor.personId === candidate.personId : isSamePerson(actor, candidate);

/** The later of the two, so that an approval never takes effect before it was given. */
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
