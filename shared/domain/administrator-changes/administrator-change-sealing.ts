import { END_OF_CHAIN, type Sealing, withoutAddress } from '../sealed-state.ts';
import type { AdministratorChange } from './administrator-change.ts';

export const ADMINISTRATOR_CHANGE_SEALING: Sealing<AdministratorChange> = {
  ...{ id: 'sealed', siren: 'sealed', siret: 'sealed', kind: 'sealed', reason: 'sealed', evidence: 'sealed' },
  candidate: ({ candidate }) => candidate.personId,
  unknownOutgoing: 'sealed',
  ...{ outgoing: 'sealed', deciders: 'sealed', requestedAt: 'sealed', effectiveFrom: 'sealed' },
  ...{
    isWritable: 'sealed',
    convertedAt: 'sealed',
    objections: 'sealed',
    withdrawals: 'sealed',
    returns: 'sealed',
  },
  ...{ state: 'sealed', history: 'sealed', letters: 'sealed', version: 'sealed' },
  stops: ({ stops }) => stops.map(withoutAddress),
  dealt: ({ dealt }) => dealt.map(withoutAddress),
  supportApprovals: ({ supportApprovals }) => supportApprovals.map(withoutAddress),
  ...END_OF_CHAIN,
};
