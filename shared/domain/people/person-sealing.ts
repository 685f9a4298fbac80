import { END_OF_CHAIN, type Sealing } from '../sealed-state.ts';
import type { Person } from './person.ts';

export const PERSON_SEALING: Sealing<Person> = {
  ...{ personId: 'sealed', registeredAt: 'sealed', confirmedAt: 'sealed', freshness: 'sealed' },
  ...{
    email: 'open',
    familyName: 'open',
    givenName: 'open',
    phone: 'open',
    profileFlag: 'open',
    version: 'open',
  },
  ...END_OF_CHAIN,
};
