import type { Sealing } from '../sealed-state.ts';
import type { Mandate } from './mandate.ts';

export const MANDATE_SEALING: Sealing<Mandate> = {
  ...{ id: 'sealed', evidence: 'sealed', stages: 'sealed', terms: 'sealed', expiryTold: 'sealed' },
  ...{ version: 'sealed', lastEventHashes: 'open' },
};
