import type { GrantTerms } from '../../domain/access/granting.ts';
import { toInstant } from '../../domain/instants.ts';

/** The terms of a grant as a request gives them, with texts turned into instants. */
export const grantTermsOf = ({
  from,
  until,
  ...terms
}: Omit<GrantTerms, 'from' | 'until'> & {
  from?: string | undefined;
  until?: string | undefined;
}): GrantTerms => ({
  ...terms,
  ...(from !== undefined && { from: toInstant(from) }),
  ...(until !== undefined && { until: toInstant(until) }),
});
