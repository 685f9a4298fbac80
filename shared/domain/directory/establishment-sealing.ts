import type { Sealing } from '../sealed-state.ts';
import type { Establishment } from './establishment.ts';

export const ESTABLISHMENT_SEALING: Sealing<Establishment> = {
  ...{
    siret: 'sealed',
    siren: 'sealed',
    name: 'open',
    headOffice: 'open',
    headOfficeUntil: 'open',
    address: 'open',
    processedAt: 'open',
    createdOn: 'open',
    // They say since when the register knew what it says, as its events do.
    formerClosures: 'open',
    knownFrom: 'open',
    opensOn: 'open',
  },
  closures: ({ closures }) => closures.find(({ until }) => until === undefined)?.from,
};
