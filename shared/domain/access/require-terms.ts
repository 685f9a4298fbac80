import { refusedAt } from '../errors.ts';
import type { FieldRefusalCode } from '../faults.ts';
import type { Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import type { Right } from '../rights.ts';
import type { EstablishmentScope } from './grant.ts';
import {
  establishmentFault,
  type KnownEstablishments,
  periodFault,
  type ServiceAsked,
  type TermsFault,
} from './terms-fault.ts';

/** Terms stand in a body: `services` by code, `establishments` in a list, `from` and `until`. */
const refuseAt = (pointer: string, fault: TermsFault<FieldRefusalCode> | undefined): void => {
  if (fault !== undefined) throw refusedAt(pointer, fault.refusal);
};

/** @throws from-in-the-past, until-not-after-from */
export const requirePeriod = (
  period: { from?: Instant | undefined; until?: Instant | undefined },
  now: Instant,
): void => {
  const fault = periodFault(period, now);
  refuseAt(pointerTo(fault?.term ?? ''), fault);
};

/** @throws what `faultOf` finds of a service */
export const requireServices = (
  services: Readonly<Record<string, Right>>,
  faultOf: (asked: ServiceAsked) => TermsFault<FieldRefusalCode> | undefined,
): void => {
  for (const [service, right] of Object.entries(services)) {
    refuseAt(pointerTo('services', service), faultOf({ service, right }));
  }
};

/** @throws unknown-establishment, establishment-closed */
export const requireEstablishments = (
  establishments: EstablishmentScope,
  known: KnownEstablishments,
  at: Instant,
): void => {
  if (establishments === 'all') return;
  for (const [index, siret] of establishments.entries()) {
    refuseAt(pointerTo('establishments', index), establishmentFault(siret, known, at));
  }
};
