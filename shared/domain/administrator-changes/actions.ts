import type { Roster } from '../access/roster.ts';
import type { Instant } from '../instants.ts';
import type { Party } from '../people/party.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { canBeEntered } from './letter.ts';
import {
  canApprove,
  canCancel,
  canDecideAsSupport,
  canObject,
  canRefuse,
  canStop,
  canUseKey,
  canWithdraw,
} from './who-may.ts';

/** The part that somebody plays in a request. */
export type AdministratorChangeParty = 'candidate' | 'administrator' | 'support';

export const ADMINISTRATOR_CHANGE_ACTIONS = [
  'approve',
  'refuse',
  'object',
  'withdraw',
  'cancel',
  'order-activation-key',
  'activate',
  'decide-as-support',
  'stop',
] as const;
export type AdministratorChangeAction = (typeof ADMINISTRATOR_CHANGE_ACTIONS)[number];

interface Viewer {
  party: Party;
  parties: readonly AdministratorChangeParty[];
  roster: Pick<Roster, 'seats' | 'departures' | 'contests'>;
}

/** What this person can do now, for the pages that show it: by the same predicates as the commands. */
export const actionsOf = (
  change: AdministratorChange,
  { party, parties, roster }: Viewer,
  now: Instant,
): AdministratorChangeAction[] => {
  const is = (part: AdministratorChangeParty): boolean => parties.includes(part);
  const question = { change, party, roster, now };
  const hasKey = change.letters.some((letter) => letter.leftAt !== undefined && canBeEntered(letter, now));
  // An agent who administers there, too, is an administrator and no agent.
  const isAgent = is('support') && !is('administrator');
  const canDo: Record<AdministratorChangeAction, boolean> = {
    approve: is('administrator') && canApprove(question),
    refuse: is('administrator') && canRefuse(question),
    object: is('administrator') && canObject(question) && !canRefuse(question),
    withdraw: is('administrator') && canWithdraw(question),
    cancel: is('candidate') && canCancel(question),
    'order-activation-key': is('candidate') && canUseKey(question) && !isWaiting(change, now),
    activate: is('candidate') && canUseKey(question) && hasKey,
    'decide-as-support': isAgent && canDecideAsSupport(question),
    stop: isAgent && canStop(question),
  };
  return ADMINISTRATOR_CHANGE_ACTIONS.filter((action) => canDo[action]);
};

/** Whether the last letter waits for its envelope. */
const isWaiting = ({ letters }: AdministratorChange, now: Instant): boolean => {
  const last = letters.at(-1);
  return last !== undefined && last.leftAt === undefined && now < last.leavesAt;
};
