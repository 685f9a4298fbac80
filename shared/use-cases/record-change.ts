import type { AdministratorChange } from '../domain/administrator-change.ts';
import type { ChangeTransition } from '../domain/change-transition.ts';
import { seal } from '../domain/events.ts';
import { holdOpenPlace, putChange } from '../table/administrator-changes.ts';
import { appendEvent } from '../table/events.ts';
import type { CommandContext, Outcome } from './command.ts';

/**
 * The one way in which a request changes: the request over the version that was read (so that one decision wins), its
 * event, and its place as the person's one open request, in one transaction.
 */
export const recordChange = (
  context: CommandContext,
  { before, after, event }: ChangeTransition,
): Outcome<AdministratorChange> => {
  const sealed = seal({
    id: context.newId(),
    type: event.type,
    stream: `change/${after.id}`,
    sequence: after.version + 1,
    siren: after.siren,
    personId: after.candidate.personId,
    actor: context.actor,
    occurredAt: context.now,
    requestId: context.requestId,
    ...(event.reason !== undefined && { reason: event.reason }),
    data: event.data,
    previousHash: after.lastEventHash,
  });
  const change = { ...after, version: after.version + 1, lastEventHash: sealed.hash };
  const place = holdOpenPlace(context.table, before, change);
  return {
    value: change,
    writes: [
      putChange(context.table, change, before),
      appendEvent(context.table, sealed),
      ...(place === undefined ? [] : [place]),
    ],
  };
};
