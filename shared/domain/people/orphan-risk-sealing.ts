import { END_OF_CHAIN, type Sealing } from '../sealed-state.ts';
import type { OrphanRisk } from './orphan-risk.ts';

export const ORPHAN_RISK_SEALING: Sealing<OrphanRisk> = {
  ...{ siren: 'sealed', risk: 'sealed', version: 'sealed' },
  ...END_OF_CHAIN,
};
