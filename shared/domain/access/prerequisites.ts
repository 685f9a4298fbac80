import { findService } from '../declaration-services.ts';
import { refusedAt } from '../errors.ts';
import type { Instant } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import type { EstablishmentScope, Grant } from './grant.ts';

type Asked = Pick<Grant, 'services' | 'establishments' | 'from'> & {
  until?: Instant | undefined;
  mandateId?: Grant['mandateId'] | undefined;
};

const isWithin = (inner: EstablishmentScope, outer: EstablishmentScope): boolean =>
  outer === 'all' || (inner !== 'all' && inner.every((siret) => outer.includes(siret)));

const lastsAsLong = (held: Grant, { from, until }: Asked): boolean =>
  held.endedAt === undefined &&
  held.from <= from &&
  (held.until === undefined || (until !== undefined && until <= held.until));

/**
 * A prerequisite must be held for the same establishments and at least as long, in the grant asked for or another one.
 * Establishments are compared only among grants under the same mandate. @throws missing-prerequisite
 */
export const requirePrerequisites = (asked: Asked, all: readonly Grant[]): void => {
  const held = all.filter(({ mandateId }) => mandateId === asked.mandateId);
  for (const service of Object.keys(asked.services)) {
    const required = findService(service)?.requires.find(
      (code) =>
        !Object.hasOwn(asked.services, code) &&
        !held.some(
          (grant) =>
            Object.hasOwn(grant.services, code) &&
            isWithin(asked.establishments, grant.establishments) &&
            lastsAsLong(grant, asked),
        ),
    );
    if (required !== undefined) {
      const facts = { service, required };
      throw refusedAt(pointerTo('services', service), { code: 'missing-prerequisite', facts });
    }
  }
};
