import type { AnswerOf } from '../../client/contract.ts';
import { compact } from '../../page/fields.ts';
import type { PersonVisit } from '../../page/visit.ts';
import { nameInWords } from '../../words/names.ts';
import { isCurrent, type Mandate, otherBody, runsOutAt, type Side } from './mandate-facts.ts';

export interface MandateFilters {
  q: string;
  state: 'current' | 'over';
  side: Side | '';
}

export const mandateFiltersIn = (query: URLSearchParams): MandateFilters => {
  const side = query.get('side');
  return {
    q: query.get('q')?.trim().slice(0, 100) ?? '',
    state: query.get('state') === 'over' ? 'over' : 'current',
    side: side === 'mandator' || side === 'mandatary' ? side : '',
  };
};

export const isFiltered = ({ q, state, side }: MandateFilters): boolean =>
  q !== '' || state !== 'current' || side !== '';

export const sideIn = ({ mandator }: Pick<Mandate, 'mandator'>, siren: string): Side =>
  mandator.siren === siren ? 'mandator' : 'mandatary';

/** Letters alone: neither accents nor capitals keep a name from being found. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isCalled = (mandate: Mandate, siren: string, q: string): boolean => {
  const { name, siren: other } = otherBody(mandate, sideIn(mandate, siren));
  const digits = compact(q);
  return /^\d+$/.test(digits) ? other.startsWith(digits) : plain(nameInWords(name)).includes(plain(q));
};

const NEVER = '9999';

/** Proposals first, then what runs out first; among what is over, the last one first. */
const inOrder = (a: Mandate, b: Mandate): number => {
  const rank = ({ status }: Mandate): number => ['proposed', 'active'].indexOf(status);
  const last = ({ history }: Mandate): string => history.at(-1)?.from ?? '';
  if (!isCurrent(a) && !isCurrent(b)) return last(b).localeCompare(last(a));
  return rank(a) - rank(b) || (runsOutAt(a) ?? NEVER).localeCompare(runsOutAt(b) ?? NEVER);
};

/** What was looked for among a body's mandates, given ones before received ones. */
export const foundAmong = (
  mandates: readonly Mandate[],
  siren: string,
  { q, state, side }: MandateFilters,
): Mandate[] => {
  const found = mandates
    .filter((mandate) => isCurrent(mandate) === (state === 'current'))
    .filter((mandate) => side === '' || sideIn(mandate, siren) === side)
    .filter((mandate) => q === '' || isCalled(mandate, siren, q))
    .toSorted(inOrder);
  const on = (each: Side): Mandate[] => found.filter((mandate) => sideIn(mandate, siren) === each);
  return [...on('mandator'), ...on('mandatary')];
};

/** As many as the register gives at once, and as often as one page may ask: 600 are looked through together. */
const AT_ONCE = '200';
const READS = 3;

/** A body's mandates from a place on; `next`: where those begin that were not read. */
export const readMandates = async ({
  register,
  url,
  params: { siren = '' },
}: PersonVisit): Promise<{ mandates: Mandate[]; next: string | undefined }> => {
  const mandates: Mandate[] = [];
  let next = url.searchParams.get('cursor') ?? undefined;
  for (let read = 0; read < READS; read += 1) {
    const list: AnswerOf<'GET /organisations/{siren}/mandates'> = await register(
      'GET /organisations/{siren}/mandates',
      { params: { siren }, query: { limit: AT_ONCE, ...(next !== undefined && { cursor: next }) } },
    );
    mandates.push(...list.items);
    next = list.nextCursor;
    if (next === undefined) break;
  }
  return { mandates, next };
};
