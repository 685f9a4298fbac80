import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import type { BulkChangeMove } from '../../domain/bulk-changes/move-bulk-change.ts';
import { putBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { appendEvent } from '../../table/events.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The one way in which a bulk change moves on: over the version that was read, with its event, in one transaction. */
export const recordBulkChange = (
  context: CommandContext,
  { before, after, event }: BulkChangeMove,
): Outcome<BulkChange> => {
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
    writes: [putBulkChange(context.table, change, before), appendEvent(context.table, sealed)],
  };
};
