import { FIRST_HASH } from '../events.ts';
import type { Siren } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { type BulkChange, type BulkChangeId, runBefore } from './bulk-change.ts';
import type { CarryOver } from './carry-over.ts';
import type { BulkChangeMove } from './move-bulk-change.ts';

/** Takes in lines, which will be checked. */
export const requestBulkChange = (asked: {
  id: BulkChangeId;
  siren: Siren;
  requester: Party;
  source: BulkChange['source'];
  upload?: string | undefined;
  now: Instant;
}): BulkChangeMove => {
  const { id, siren, requester, source, upload, now } = asked;
  return {
    before: undefined,
    after: {
      ...{ id, siren, source, requestedAt: now },
      ...(upload !== undefined && { upload }),
      requestedBy: requester.personId,
      requesterEmail: requester.email,
      state: { status: 'checking', since: now },
      history: [{ status: 'checking', at: now }],
      version: 0,
      lastEventHash: FIRST_HASH,
    },
    event: { type: 'access-change.requested', data: { accessChange: id, source } },
  };
};

/** A change whose lines the register itself has made and shown: it is checked from the start. Nothing is stored of it yet. */
export const checkedCarryOver = (asked: {
  id: BulkChangeId;
  siren: Siren;
  requester: Party;
  move: CarryOver;
  now: Instant;
}): BulkChange => {
  const { id, siren, requester, move, now } = asked;
  return {
    ...{ id, siren, source: 'lines', requestedAt: now },
    succession: { siret: move.siret, successor: move.successor },
    requestedBy: requester.personId,
    requesterEmail: requester.email,
    state: { status: 'checked', since: now, runBefore: runBefore(now) },
    history: [{ status: 'checked', at: now }],
    version: 0,
    lastEventHash: FIRST_HASH,
  };
};
