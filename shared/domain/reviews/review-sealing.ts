import { END_OF_CHAIN, type Sealing } from '../sealed-state.ts';
import type { AccessReview } from './access-review.ts';

export const REVIEW_SEALING: Sealing<AccessReview> = {
  ...{
    id: 'sealed',
    siren: 'sealed',
    openedAt: 'sealed',
    endsAt: 'sealed',
    state: 'sealed',
    history: 'sealed',
  },
  version: 'sealed',
  ...END_OF_CHAIN,
};
