import { END_OF_CHAIN, type Sealing } from '../sealed-state.ts';
import type { SupportView } from './support-view.ts';

export const SUPPORT_VIEW_SEALING: Sealing<SupportView> = {
  ...{ siren: 'sealed', agent: 'sealed', email: 'open', change: 'sealed' },
  ...{ openedAt: 'sealed', until: 'sealed', version: 'sealed' },
  ...END_OF_CHAIN,
};
