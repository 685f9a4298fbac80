/** What an administrator may begin in an organisation; each is judged again where it is done. */
export const ORGANISATION_ACTIONS = [
  'invite',
  'read-coverage',
  'read-evidence',
  'propose-mandate',
  'change-in-bulk',
  'review',
] as const;
type OrganisationAction = (typeof ORGANISATION_ACTIONS)[number];

/** In a closed organisation nobody gets anything new. */
const BEGINNINGS: readonly OrganisationAction[] = ['invite', 'propose-mandate'];

export const isPossibleIn =
  (status: 'open' | 'closed') =>
  (action: OrganisationAction): boolean =>
    status === 'open' || !BEGINNINGS.includes(action);
