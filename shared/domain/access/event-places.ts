import type { Event, EventType } from '../events.ts';
import type { Siret } from '../identifiers.ts';
import { covers, establishmentScopeSchema, type Grant, isOwn } from './grant.ts';

/** What stops or gives back everything that a person may do. */
const OF_EVERY_GRANT: readonly EventType[] = ['member.suspended', 'member.reactivated', 'member.ended'];

const isRecord = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** The parts of an event's data: the data itself, the terms of a mandate, the grants that are listed with their terms. */
const partsOf = (data: Event['data']): Record<string, unknown>[] => [
  data,
  ...Object.values(data)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isRecord),
];

/** An establishment, or a scope that covers it; what is under a mandate is about another organisation's. */
const namesPlace = (part: Record<string, unknown>, siret: Siret): boolean => {
  if (part.siret === siret) return true;
  const scope =
    part.mandate === undefined ? establishmentScopeSchema.safeParse(part.establishments) : undefined;
  return scope?.success === true && covers(scope.data, siret);
};

/** Grants are named by their ids where their terms stand on the card already. */
const namesGrant = (data: Event['data'], { id }: Grant): boolean =>
  Object.values(data).some((value) => value === id || (Array.isArray(value) && value.includes(id)));

/** Whether the event tells by itself what it is about, so that no card needs to be read. */
export const tellsPlace = ({ data }: Pick<Event, 'data'>): boolean =>
  partsOf(data).some((part) => part.siret !== undefined || part.establishments !== undefined);

/**
 * Whether an event is about this establishment of the organisation: it names it, or all of them; or it is about a grant
 * there, or stops all that somebody may do who has one.
 * @param grants those that the event's person held then
 */
export const isAboutPlace = (
  { type, data }: Pick<Event, 'type' | 'data'>,
  siret: Siret,
  grants: readonly Grant[],
): boolean =>
  partsOf(data).some((part) => namesPlace(part, siret)) ||
  grants.some(
    (grant) =>
      isOwn(grant) &&
      covers(grant.establishments, siret) &&
      (OF_EVERY_GRANT.includes(type) || namesGrant(data, grant)),
  );
