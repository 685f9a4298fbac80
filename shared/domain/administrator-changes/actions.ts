import type { Instant } from '../instants.ts';
import { type AdministratorChange, isClosed } from './administrator-change.ts';

/** The part that somebody plays in a request. */
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
  /**
   * May speak for the organisation on this request: administered it when the request was made, and is not the
   * candidate.
   */
  isDecider: boolean;
  /** Support agents who have already approved, or who are party to the request, are barred. */
  isBarredFromSupport: boolean;
}

/** What this person can do now, for the pages that show it. The commands check again by themselves. */
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
