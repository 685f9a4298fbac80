import { END_OF_CHAIN, type Sealing } from '../sealed-state.ts';
import type { Contest } from './contest.ts';

export const CONTEST_SEALING: Sealing<Contest> = {
  ...{ id: 'sealed', siren: 'sealed', personId: 'sealed', email: 'open', reason: 'open' },
  ...{ departure: 'sealed', openedAt: 'sealed', overdueAt: 'sealed', overdueTold: 'sealed' },
  answers: ({ answers }) => answers.map(({ agent, decision, at }) => ({ agent, decision, at })),
  ...{ state: 'sealed', decidedAt: 'sealed', version: 'sealed' },
  ...END_OF_CHAIN,
};
