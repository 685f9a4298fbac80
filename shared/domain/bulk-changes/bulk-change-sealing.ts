import { END_OF_CHAIN, type Sealing, withoutAddress } from '../sealed-state.ts';
import type { BulkChange } from './bulk-change.ts';

export const BULK_CHANGE_SEALING: Sealing<BulkChange> = {
  ...{ id: 'sealed', siren: 'sealed', requestedBy: 'sealed', requesterEmail: 'open', requestedAt: 'sealed' },
  ...{
    source: 'sealed',
    upload: 'sealed',
    succession: 'sealed',
    history: 'sealed',
    summary: 'sealed',
    plan: 'sealed',
  },
  state: ({ state }) =>
    'answers' in state
      ? withoutAddress({ ...state, answers: state.answers?.map(withoutAddress) })
      : withoutAddress(state),
  ...{ progress: 'open', kept: 'sealed', version: 'sealed' },
  ...END_OF_CHAIN,
};
