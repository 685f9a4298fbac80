import type { Instant } from '../instants.ts';
import { type AdministratorChange, isClosed } from './administrator-change.ts';

/** Who somebody is to a request. */
export type AdministratorChangeParty = 'candidate' | 'administrator' | 'support';

export type AdministratorChangeAction =
  | 'decide'
  | 'cancel'
  | 'order-activation-key'
  | 'activate'
  | 'object'
  | 'decide-as-support';

interface Viewer {
  parties: readonly AdministratorChangeParty[];
  /** May speak for the body on this request (administered when it was asked, and is not the candidate). */
  isDecider: boolean;
  /** An agent whose approval is already there, or who is party to the request. */
  isBarredFromSupport: boolean;
}

/** What this person can do now, for the pages that show it; the commands decide for themselves. */
export const actionsOf = (
  change: AdministratorChange,
  { parties, isDecider, isBarredFromSupport }: Viewer,
  now: Instant,
): AdministratorChangeAction[] => {
  if (isClosed(change)) return [];
  const { status } = change.state;
  const isOpenToDecision = status === 'pending' || status === 'escalated';
  const letter = change.letters.at(-1);
  const hasKey = letter !== undefined && letter.triesLeft > 0 && now < letter.expiresAt;
  const actions: [AdministratorChangeAction, boolean][] = [
    ['decide', isDecider && isOpenToDecision],
    ['object', isDecider && change.state.status === 'contestable' && now < change.state.until],
    ['order-activation-key', parties.includes('candidate') && isOpenToDecision && !hasKey],
    ['activate', parties.includes('candidate') && isOpenToDecision && hasKey],
    ['cancel', parties.includes('candidate')],
    [
      'decide-as-support',
      parties.includes('support') &&
        !isBarredFromSupport &&
        (status === 'escalated' || status === 'contested'),
    ],
  ];
  return actions.flatMap(([action, isAllowed]) => (isAllowed ? [action] : []));
};
