import type { Asking } from '../../client/contract.ts';

type Query = NonNullable<Asking<'GET /organisations/{siren}/members'>['query']>;

const STATUSES = ['current', 'active', 'invited', 'suspended', 'ended'] as const;
const ROLES = ['administrator', 'declarant'] as const;

/** What somebody looks for. It stands in the address, so that the page can be kept and gone back to. */
export interface Filters {
  q: string;
  /** `stale`: whoever is there and has details to confirm. */
  status: (typeof STATUSES)[number] | 'stale';
  role: (typeof ROLES)[number] | '';
  service: string;
  siret: string;
}

const among = <T extends string>(known: readonly T[], text: string): T | undefined =>
  known.find((each) => each === text);

export const filtersIn = (query: URLSearchParams): Filters => {
  const text = (name: string): string => query.get(name)?.trim().slice(0, 100) ?? '';
  return {
    q: text('q'),
    status: among([...STATUSES, 'stale'] as const, text('status')) ?? 'current',
    role: among(ROLES, text('role')) ?? '',
    service: text('service').slice(0, 40),
    siret: /^\d{14}$/.test(text('siret')) ? text('siret') : '',
  };
};

export const isFiltered = ({ q, status, role, service, siret }: Filters): boolean =>
  status !== 'current' || [q, role, service, siret].some(Boolean);

export const queryOf = ({ q, status, role, service, siret }: Filters): Query => ({
  ...(q !== '' && { q }),
  ...(status === 'stale' ? { status: 'current' as const, stale: 'true' as const } : { status }),
  ...(role !== '' && { role }),
  ...(service !== '' && { service }),
  ...(siret !== '' && { siret }),
});

/** Where this page of the list stands: its first rank and how many there are, as far as an earlier page told. */
export interface Place {
  cursor: string | undefined;
  from: number;
  of: number | undefined;
}

const numberIn = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name) ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
};

export const placeIn = (query: URLSearchParams): Place => ({
  cursor: query.get('cursor') ?? undefined,
  from: Math.max(1, numberIn(query, 'from') ?? 1),
  of: numberIn(query, 'of'),
});

/** The address of the next page, with the same filters. */
export const nextPage = (url: URL, cursor: string, from: number, of: number | undefined): string => {
  const query = new URLSearchParams(url.search);
  query.set('cursor', cursor);
  query.set('from', String(from));
  if (of !== undefined) query.set('of', String(of));
  return `${url.pathname}?${query}`;
};
