import type { AccessChange } from '../domain/access-change.ts';
import { seal } from '../domain/events.ts';
import type { AccessChangeMove } from '../domain/move-access-change.ts';
import { putAccessChange } from '../table/access-changes.ts';
import { appendEvent } from '../table/events.ts';
import type { CommandContext, Outcome } from './command.ts';

/** The one way in which a bulk change moves on: over the version that was read, with its event, in one transaction. */
export const recordAccessChange = (
  context: CommandContext,
  { before, after, event }: AccessChangeMove,
): Outcome<AccessChange> => {
  const sealed = seal({
    id: context.newId(),
    type: event.type,
    stream: `access-change/${after.id}`,
    sequence: after.version + 1,
    siren: after.siren,
    personId: after.requestedBy,
    actor: context.actor,
    occurredAt: context.now,
    requestId: context.requestId,
    ...(event.reason !== undefined && { reason: event.reason }),
    data: event.data,
    previousHash: after.lastEventHash,
  });
  const change = { ...after, version: after.version + 1, lastEventHash: sealed.hash };
  return {
    value: change,
    writes: [putAccessChange(context.table, change, before), appendEvent(context.table, sealed)],
  };
};
