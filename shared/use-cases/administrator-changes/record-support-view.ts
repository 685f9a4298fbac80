import {
  type SupportView,
  type SupportViewMove,
  type ViewedPage,
  viewedPage,
} from '../../domain/administrator-changes/support-view.ts';
import { SUPPORT_VIEW_SEALING } from '../../domain/administrator-changes/support-view-sealing.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Party } from '../../domain/people/party.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { getSupportView, putSupportView } from '../../table/administrator-changes/support-views.ts';
import { appendEvent } from '../../table/events.ts';
import { requireOutsider } from '../access/outsider.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The one way in which a view changes: with its event, on condition that the agent is outside the organisation. */
export const recordSupportView = async (
  context: CommandContext,
  { before, after, event }: SupportViewMove,
  agent: Party,
): Promise<Outcome<SupportView>> => {
  const { siren } = after;
  const stillOutside = await requireOutsider(context, siren, agent);
  const next = { ...after, version: after.version + 1 };
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `support-view/${siren}/${after.agent}`,
    siren,
    ...(event.personId !== undefined && { personId: event.personId }),
    reason: event.reason,
    data: event.data,
    state: stateDigest(SUPPORT_VIEW_SEALING, next),
  });
  const view = { ...next, lastEventHash: sealed.hash };
  return {
    value: view,
    writes: [
      putSupportView(context.table, view, before),
      appendEvent(context.table, sealed),
      ...stillOutside,
    ],
  };
};

/**
 * Records that an agent looks at a page. Nothing is shown before that is stored.
 * @throws not-found once the view is over; support-conflict
 */
export const recordViewedPage = async (
  context: CommandContext,
  agent: Party,
  page: ViewedPage,
): Promise<Outcome<SupportView>> => {
  const view = await getSupportView(context.table, page.siren, agent.personId);
  const move = view && viewedPage(view, page, context.now);
  if (move === undefined) throw new DomainError('not-found');
  return recordSupportView(context, move, agent);
};
