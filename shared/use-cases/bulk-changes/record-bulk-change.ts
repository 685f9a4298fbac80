import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { BULK_CHANGE_SEALING } from '../../domain/bulk-changes/bulk-change-sealing.ts';
import type { BulkChangeMove } from '../../domain/bulk-changes/move-bulk-change.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { putBulkChange } from '../../table/bulk-changes/bulk-changes.ts';
import { appendEvent } from '../../table/events.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/** The one way in which a bulk change moves on: over the version that was read, with its event, in one transaction. */
export const recordBulkChange = (
  context: CommandContext,
  { before, after, event }: BulkChangeMove,
): Outcome<BulkChange> => {
  const next = { ...after, version: after.version + 1 };
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `access-change/${after.id}`,
    siren: after.siren,
    personId: event.personId ?? after.requestedBy,
    reason: event.reason,
    data: event.data,
    state: stateDigest(BULK_CHANGE_SEALING, next),
  });
  const change = { ...next, lastEventHash: sealed.hash };
  return {
    value: change,
    writes: [putBulkChange(context.table, change, before), appendEvent(context.table, sealed)],
  };
};
