import type { Asking } from '../../client/contract.ts';
import type { Fault } from '../../page/faults.ts';
import { endOfDayInParis, midnightInParis } from '../../words/dates.ts';
import { isDay, isPlaceOf, textIn } from './typed.ts';
import type { EventsWords } from './words.ts';

type Query = NonNullable<Asking<'GET /organisations/{siren}/events'>['query']>;
type EventType = NonNullable<Query['type']>;

/** What people look for; all the rest is found by person, place and day. */
export const EVENT_TYPES = [
  'member.invited',
  'invitation.accepted',
  'member.suspended',
  'member.reactivated',
  'member.ended',
  'role.changed',
  'grant.given',
  'grant.changed',
  'grant.ended',
  'access.changed',
  'access-change.done',
  'administrator-change.requested',
  'administrator-change.applied',
  'mandate.proposed',
  'mandate.accepted',
  'mandate.narrowed',
  'mandate.ended',
  'access-review.signed',
  'support-view.opened',
] as const satisfies readonly EventType[];

/** What somebody looks for, as it was typed. It stands in the address, so that the page can be kept and gone back to. */
export interface EventFilters {
  /** A part of a name, which leads to the person. */
  q: string;
  personId: string;
  type: (typeof EVENT_TYPES)[number] | undefined;
  siret: string;
  /** YYYY-MM-DD; both days are part of what is shown. `from` is the rank of a list's first line. */
  since: string;
  until: string;
}

export const eventFiltersIn = (query: URLSearchParams): EventFilters => {
  const text = textIn(query);
  return {
    q: text('q'),
    personId: text('personId'),
    type: EVENT_TYPES.find((type) => type === text('type')),
    siret: text('siret').replaceAll(/\s/g, ''),
    since: text('since'),
    until: text('until'),
  };
};

export const isFilteredBy = ({ personId, type, siret, since, until }: EventFilters): boolean =>
  [personId, type, siret, since, until].some(Boolean);

/** What is to be put right before anything can be looked for. */
export const filterFaults = (
  { siret, since, until }: EventFilters,
  siren: string,
  { faults }: EventsWords,
): Fault[] => [
  ...(siret === '' || isPlaceOf(siren, siret) ? [] : [{ field: 'siret', sentence: faults.siret }]),
  ...(since === '' || isDay(since) ? [] : [{ field: 'since', sentence: faults.day }]),
  ...(until === '' || isDay(until) ? [] : [{ field: 'until', sentence: faults.day }]),
  ...(isDay(since) && isDay(until) && until < since ? [{ field: 'until', sentence: faults.order }] : []),
];

/** The same as the register takes it: days of Paris. */
export const eventsQuery = ({ personId, type, siret, since, until }: EventFilters): Query => ({
  ...(personId !== '' && { personId }),
  ...(type !== undefined && { type }),
  ...(siret !== '' && { siret }),
  ...(since !== '' && { from: midnightInParis(since) }),
  ...(until !== '' && { until: endOfDayInParis(until) }),
});

/** The address of the same search about one person, from its first page. */
export const aboutPerson = (url: URL, personId: string): string => {
  const query = new URLSearchParams(url.search);
  for (const name of ['q', 'cursor']) query.delete(name);
  query.set('personId', personId);
  return `${url.pathname}?${query}`;
};
