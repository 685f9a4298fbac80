import type { AccessChange } from '../../domain/bulk-changes/access-change.ts';
import type { AccessChangeMove } from '../../domain/bulk-changes/move-access-change.ts';
import { putAccessChange } from '../../table/bulk-changes/access-changes.ts';
import { appendEvent } from '../../table/events.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The one way in which a bulk change moves on: over the version that was read, with its event, in one transaction. */
export const recordAccessChange = (
  context: CommandContext,
  { before, after, event }: AccessChangeMove,
): Outcome<AccessChange> => {
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `access-change/${after.id}`,
    siren: after.siren,
    personId: event.personId ?? after.requestedBy,
    reason: event.reason,
    data: event.data,
  });
  const change = { ...after, version: after.version + 1, lastEventHash: sealed.hash };
  return {
    value: change,
    writes: [putAccessChange(context.table, change, before), appendEvent(context.table, sealed)],
  };
};
