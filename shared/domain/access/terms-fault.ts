import { findService, isClosedFrom } from '../declaration-services.ts';
import { isClosedAt, type KnownClosures } from '../directory/establishment.ts';
import type { Naming } from '../facts.ts';
import type { FieldRefusalCode } from '../faults.ts';
import type { Siret } from '../identifiers.ts';
import type { Instant } from '../instants.ts';
import type { Right } from '../rights.ts';

type TermsFaultCode = Extract<
  FieldRefusalCode,
  | 'unknown-service'
  | 'service-closed'
  | 'right-not-offered'
  | 'unknown-establishment'
  | 'establishment-closed'
  | 'from-in-the-past'
  | 'until-not-after-from'
>;

/**
 * Why a term is refused (domain: "Grants"). The catalogue, the directory and the calendar decide it in the same way for
 * a grant, for a mandate and for a line of a bulk change.
 */
export interface TermsFault<Code extends FieldRefusalCode = TermsFaultCode> {
  refusal: Naming<Code>;
  /** The term that is refused. Each way of asking knows where it stands: in a body, or in a column. */
  term: 'service' | 'right' | 'establishment' | 'from' | 'until';
  /** What was asked for. */
  value: string;
}

/** The establishments that may be named. Every other one counts as unknown, so that nothing about it is revealed. */
export type KnownEstablishments = Pick<ReadonlyMap<Siret, KnownClosures>, 'get'>;

/** A service, and a right on it. Without a right only the service is checked. */
export interface ServiceAsked {
  service: string;
  right?: Right | undefined;
}

/** `at` is when the right would begin. Undefined for what is only kept or taken away: that may be closed by now. */
export const serviceFault = (
  { service: code, right }: ServiceAsked,
  at: Instant | undefined,
): TermsFault | undefined => {
  const service = findService(code);
  const facts = { service: code };
  const about = { term: 'service', value: code } as const;
  if (service === undefined) return { refusal: { code: 'unknown-service', facts }, ...about };
  if (at !== undefined && isClosedFrom(service.closedOn, at)) {
    return { refusal: { code: 'service-closed', facts }, ...about };
  }
  if (right === undefined || service.rights.includes(right)) return undefined;
  const refusal = { code: 'right-not-offered', facts: { service: code, right } } as const;
  return { refusal, term: 'right', value: right };
};

/** `at` is as for a service. */
export const establishmentFault = (
  siret: Siret,
  known: KnownEstablishments,
  at: Instant | undefined,
): TermsFault | undefined => {
  const establishment = known.get(siret);
  const facts = { siret };
  const about = { term: 'establishment', value: siret } as const;
  if (establishment === undefined) return { refusal: { code: 'unknown-establishment', facts }, ...about };
  const isClosed = at !== undefined && isClosedAt(establishment, at);
  return isClosed ? { refusal: { code: 'establishment-closed', facts }, ...about } : undefined;
};

/** Without `from` the period begins now. */
export const periodFault = (
  { from, until }: { from?: Instant | undefined; until?: Instant | undefined },
  now: Instant,
): TermsFault | undefined => {
  if (from !== undefined && from < now) {
    return { refusal: { code: 'from-in-the-past' }, term: 'from', value: from };
  }
  return until !== undefined && until <= (from ?? now)
    ? { refusal: { code: 'until-not-after-from' }, term: 'until', value: until }
    : undefined;
};
