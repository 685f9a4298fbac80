import { END_OF_CHAIN, type Sealing, withoutAddress } from '../sealed-state.ts';
import type { AccessCard } from './access-card.ts';
import type { Archived } from './card-size.ts';

export const CARD_SEALING: Sealing<AccessCard> = {
  ...{ siren: 'sealed', personId: 'sealed', holder: 'open', timeline: 'sealed', grants: 'sealed' },
  invitation: ({ invitation }) => invitation && withoutAddress({ ...invitation, invitedAs: undefined }),
  ...{ actsUnder: 'sealed', expiryTold: 'sealed', historyBefore: 'sealed', version: 'sealed' },
  ...END_OF_CHAIN,
};

export const HISTORY_SEALING: Sealing<Archived> = { grants: 'sealed', timeline: 'sealed', since: 'sealed' };
