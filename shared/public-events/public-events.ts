import { EVENT_TYPES, type EventType } from '../domain/events.ts';
import { accessEvents } from './access/access-events.ts';
import { expiryEvents } from './access/expiry-events.ts';
import { memberEvents } from './access/member-events.ts';
import { administratorChangeEvents } from './administrator-changes/administrator-change-events.ts';
import { establishmentEvents } from './directory/establishment-events.ts';
import { mandateEvents } from './mandates/mandate-events.ts';
import type { PublicEvent } from './public-event.ts';

/** Every type of event that is published to other systems, one row each. */
const TABLE = {
  ...memberEvents,
  ...accessEvents,
  ...expiryEvents,
  ...mandateEvents,
  ...administratorChangeEvents,
  ...establishmentEvents,
} as const;

type PublicEventName = keyof typeof TABLE;

/** The stored events that have a row. */
type Published = { [Name in PublicEventName]: keyof (typeof TABLE)[Name]['from'] }[PublicEventName];

const ONE_STEP = 'A step within a request that does not change its state.';
const BY_CARD = 'The cards that a bulk change changes have events of their own, each with its version.';
const OF_CONTEST =
  'The card of whoever is restored has an event of its own; until then nobody’s access changes.';
const BY_REVIEW = 'The cards that a review decides on have events of their own, each with its version.';
const OWN_DETAILS =
  'Contact details, and how fresh they are, belong to the person. A decision says `profileStale`.';
const OF_SUPPORT = 'Support’s own list.';
const LOOKS = 'It is about what support looked at, for the body alone to read.';
const MAILS = 'It is about mails, and nobody’s access.';
const NO_ACCESS = 'It is about a run of a job, and nobody’s access.';

/** The stored events that stay inside, each with its reason. A new type of event stands here or in a row above. */
export const UNPUBLISHED: Record<Exclude<EventType, Published>, string> = {
  'administrator-change.reminded': ONE_STEP,
  'administrator-change.activation-key-ordered': ONE_STEP,
  'administrator-change.activation-failed': ONE_STEP,
  'administrator-change.letter-left': ONE_STEP,
  'administrator-change.support-approved': ONE_STEP,
  'contest.opened': OF_CONTEST,
  'contest.answered': OF_CONTEST,
  'contest.overdue': OF_CONTEST,
  'contest.decided': OF_CONTEST,
  'administrator-change.support-answered': ONE_STEP,
  'administrator-change.dealt': ONE_STEP,
  'administrator-change.objected': ONE_STEP,
  'administrator-change.stopped': ONE_STEP,
  'administrator-change.overdue': ONE_STEP,
  'access-change.requested': BY_CARD,
  'access-change.checked': BY_CARD,
  'access-change.unreadable': BY_CARD,
  'access-change.approval-asked': BY_CARD,
  'access-change.support-answered': BY_CARD,
  'access-change.refused': BY_CARD,
  'access-change.begun': BY_CARD,
  'access-change.stopping': BY_CARD,
  'access-change.stopped': BY_CARD,
  'access-change.done': BY_CARD,
  'access-change.undo-approval-asked': BY_CARD,
  'access-change.undo-refused': BY_CARD,
  'access-change.undo-begun': BY_CARD,
  'access-change.interrupted': BY_CARD,
  'access-change.undone': BY_CARD,
  'access-review.opened': BY_REVIEW,
  'access-review.reminded': BY_REVIEW,
  'access-review.ended': BY_REVIEW,
  'access-review.signed': BY_REVIEW,
  'access-review.lapsed': BY_REVIEW,
  'person.registered': OWN_DETAILS,
  'profile.changed': OWN_DETAILS,
  'profile.confirmed': OWN_DETAILS,
  'profile.reminded': OWN_DETAILS,
  'profile.stale': OWN_DETAILS,
  'profile.long-stale': OWN_DETAILS,
  'person.inactive': OWN_DETAILS,
  'orphan-risk.raised': OF_SUPPORT,
  'orphan-risk.cleared': OF_SUPPORT,
  'support-view.opened': LOOKS,
  'support-view.page': LOOKS,
  'mails.merged': MAILS,
  'job.finished': NO_ACCESS,
};

/** The rows, by the type that receivers see. */
export const PUBLIC_EVENTS: ReadonlyMap<string, PublicEvent> = new Map(Object.entries(TABLE));

/** The stored events that are published, in their own order. */
export const PUBLISHED_EVENTS: readonly EventType[] = EVENT_TYPES.filter((type) => !(type in UNPUBLISHED));
