import { ulid } from 'ulid';
import type { Event } from '../../shared/domain/events.ts';
import { getRoster } from '../../shared/table/access/administrators.ts';
import {
  getAdministratorChange,
  listOpenAdministratorChangeIds,
} from '../../shared/table/administrator-changes/administrator-changes.ts';
import { convertFirst } from '../../shared/use-cases/administrator-changes/read-current.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { ResumerDependencies } from './resume-administrator-change.ts';

/**
 * Somebody administers an organisation now. Its open `first` requests become additional, so that the newcomer is told,
 * and may answer or object. Whoever comes first, a command or this, does it once.
 */
export const convertFirstRequests = async (
  { table, clock, terms }: ResumerDependencies,
  { siren, id: eventId }: Pick<Event, 'siren' | 'id'>,
): Promise<void> => {
  if (siren === undefined) return;
  for (const id of await listOpenAdministratorChangeIds(table, siren)) {
    const context = {
      ...{ table, clock, newId: () => ulid(), requestId: eventId },
      actor: { type: 'machine', id: 'administrator-change-resumer' } as const,
    };
    await carryOut(context, async (at) => {
      const change = await getAdministratorChange(table, id);
      if (change?.kind !== 'first') return { value: undefined, writes: [] };
      const converted = convertFirst(at, { change, roster: await getRoster(table, siren) }, terms);
      return converted ?? { value: undefined, writes: [] };
    });
  }
};
