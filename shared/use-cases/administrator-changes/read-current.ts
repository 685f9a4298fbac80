import type { Roster } from '../../domain/access/roster.ts';
import {
  type AdministratorChange,
  type AdministratorChangeId,
  isClosed,
} from '../../domain/administrator-changes/administrator-change.ts';
import { converted } from '../../domain/administrator-changes/effect.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import { DomainError } from '../../domain/errors.ts';
import { checkRoster, getRoster } from '../../table/access/administrators.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import { commit } from '../../table/commit.ts';
import { StaleRead } from '../../table/stale-read.ts';
import type { PlainWrite } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/** A request, and the roster that it is judged by. */
export interface CurrentChange {
  change: AdministratorChange;
  roster: Roster;
}

/** Makes a `first` request additional where somebody administers. Undefined where there is nothing to do. */
export const convertFirst = (
  context: CommandContext,
  { change, roster }: CurrentChange,
  terms: AdministratorChangeTerms,
): { value: AdministratorChange; writes: PlainWrite[] } | undefined => {
  const transition = isClosed(change) ? undefined : converted(change, roster, { now: context.now, terms });
  if (transition === undefined) return undefined;
  const { value, writes } = recordAdministratorChange(context, transition);
  return { value, writes: [...writes, checkRoster(context.table, change.siren, roster)] };
};

/**
 * The request and the roster as they are now. A `first` request that somebody's appointment has made additional is
 * made so before anything is decided on it. @throws not-found
 */
export const readCurrent = async (
  context: CommandContext,
  id: AdministratorChangeId,
  terms: AdministratorChangeTerms,
): Promise<CurrentChange> => {
  const { table } = context;
  const change = await getAdministratorChange(table, id);
  if (change === undefined) throw new DomainError('not-found');
  const roster = await getRoster(table, change.siren);
  const conversion = convertFirst(context, { change, roster }, terms);
  if (conversion === undefined) return { change, roster };
  await commit(table, conversion.writes, context.newId());
  throw new StaleRead();
};
