import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_SEALING } from '../../domain/administrator-changes/administrator-change-sealing.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import {
  holdOpenPlace,
  putAdministratorChange,
} from '../../table/administrator-changes/administrator-changes.ts';
import { appendEvent } from '../../table/events.ts';
import type { PlainWrite } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';
import { nextEvent } from '../next-event.ts';

/**
 * The one way in which a request changes. One transaction stores the request over the version that was read (so that
 * one decision wins), its event, and its place as the person's one open request.
 */
export const recordAdministratorChange = (
  context: CommandContext,
  { before, after, event }: AdministratorChangeTransition,
): { value: AdministratorChange; writes: PlainWrite[] } => {
  const next = { ...after, version: after.version + 1 };
  const sealed = nextEvent(context, after, {
    type: event.type,
    stream: `change/${after.id}`,
    siren: after.siren,
    personId: after.candidate.personId,
    reason: event.reason,
    data: event.data,
    state: stateDigest(ADMINISTRATOR_CHANGE_SEALING, next),
  });
  const change = { ...next, lastEventHash: sealed.hash };
  const place = holdOpenPlace(context.table, before, change);
  return {
    value: change,
    writes: [
      putAdministratorChange(context.table, change, before),
      appendEvent(context.table, sealed),
      ...place,
    ],
  };
};
