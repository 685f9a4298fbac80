import type { AnswerOf } from '../../client/contract.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { type Side, sideAmong, sideByActs, type WholeMandate } from './mandate-facts.ts';

export type People = AnswerOf<'GET /mandates/{id}/people'>;

/** A mandate as its page shows it. */
export interface Seen {
  mandate: WholeMandate;
  /** The reader's own. */
  side: Side;
  people: Pick<People, 'items' | 'nextCursor'>;
}

const NOBODY: Seen['people'] = { items: [] };

/** The mandate that the address names. */
export const readMandate = ({ register, params: { id = '' } }: PersonVisit): Promise<WholeMandate> =>
  register('GET /mandates/{id}', { params: { id } });

/** Who reads the mandate, and who acts under it: nobody before it is accepted, and nobody after its end. */
export const seeMandate = async ({ register }: PersonVisit, mandate: WholeMandate): Promise<Seen> => {
  const side = sideByActs(mandate) ?? sideAmong(mandate, (await register('GET /me', {})).organisations);
  const isActive = mandate.status === 'active';
  const params = { id: mandate.id };
  const people = isActive ? await register('GET /mandates/{id}/people', { params }) : NOBODY;
  return { mandate, side, people };
};
