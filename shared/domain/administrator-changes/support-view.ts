import * as z from 'zod/mini';
import { type EventType, FIRST_HASH } from '../events.ts';
import { type PersonId, personIdSchema, type Siren, sirenSchema } from '../identifiers.ts';
import { addMilliseconds, type Instant, instantSchema } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { type AdministratorChange, administratorChangeIdSchema } from './administrator-change.ts';
import { requireMayView } from './who-may.ts';

/** How long an agent sees a body once they have said why (authority: rule 16). */
const VIEW_MILLISECONDS = 30 * 60_000;

/** An agent's view of a body: the one that they have, or had last. */
export const supportViewSchema = z.object({
  siren: sirenSchema,
  agent: personIdSchema,
  email: z.string(),
  /** The dealt case that opened it. */
  change: administratorChangeIdSchema,
  openedAt: instantSchema,
  until: instantSchema,
  version: z.number(),
  lastEventHash: z.string(),
});
export type SupportView = z.infer<typeof supportViewSchema>;

/** What an agent does with a view, and the event that records it on the body's own chain. */
export interface SupportViewMove {
  before: SupportView | undefined;
  after: SupportView;
  event: { type: EventType; data: Record<string, unknown>; reason?: string; personId?: PersonId | undefined };
}

/**
 * An agent who was dealt the case sees the body, and says why. Opening it again begins anew.
 * @throws change-closed, own-request, case-not-dealt
 */
export const openedSupportView = (
  before: SupportView | undefined,
  { change, agent, reason }: { change: AdministratorChange; agent: Party; reason: string },
  now: Instant,
): SupportViewMove => {
  requireMayView({ change, party: agent, now });
  const { version, lastEventHash } = before ?? { version: 0, lastEventHash: FIRST_HASH };
  const until = addMilliseconds(now, VIEW_MILLISECONDS);
  return {
    before,
    after: {
      ...{ siren: change.siren, agent: agent.personId, email: agent.email, change: change.id },
      ...{ openedAt: now, until, version, lastEventHash },
    },
    event: { type: 'support-view.opened', data: { change: change.id, until }, reason },
  };
};

/** Whether the agent sees the body at that instant. */
export const isOpenView = ({ openedAt, until }: SupportView, now: Instant): boolean =>
  openedAt <= now && now < until;

/** What an agent looks at: a route, and the member if it is about one. */
export interface ViewedPage {
  siren: Siren;
  route: string;
  personId?: PersonId | undefined;
}

/** The agent looks at one page. Undefined once the time is over. */
export const viewedPage = (
  view: SupportView,
  { route, personId }: ViewedPage,
  now: Instant,
): SupportViewMove | undefined =>
  isOpenView(view, now)
    ? {
        ...{ before: view, after: view },
        event: { type: 'support-view.page', data: { change: view.change, page: route }, personId },
      }
    : undefined;
