import type { Instant } from '../instants.ts';
import type { AdministratorChange } from './administrator-change.ts';
import { type AdministratorChangeTerms, after } from './terms.ts';

/** When the administrators were reminded of the request, oldest first: each time that it waited for them. Nobody was, of a `first`. */
export const remindersOf = (
  { kind, history }: Pick<AdministratorChange, 'kind' | 'history'>,
  terms: AdministratorChangeTerms,
  now: Instant,
): Instant[] => {
  if (kind === 'first') return [];
  return history.flatMap(({ status, at }, rank) => {
    if (status !== 'pending') return [];
    const end = history[rank + 1]?.at ?? now;
    return terms.remindAfterDays.map((days) => after(at, days, terms)).filter((moment) => moment <= end);
  });
};
