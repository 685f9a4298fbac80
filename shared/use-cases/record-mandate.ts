import { seal } from '../domain/events.ts';
import { mandataryOf, mandatorOf, type PersonId, personIdSchema } from '../domain/identifiers.ts';
import type { Mandate, MandateSide } from '../domain/mandate.ts';
import type { MandateTransition } from '../domain/mandate-transition.ts';
import { guardRoster } from '../table/administrators.ts';
import { appendEvent } from '../table/events.ts';
import { putMandate } from '../table/mandates.ts';
import type { CommandContext, Outcome } from './command.ts';

const SIDES: readonly MandateSide[] = ['mandator', 'mandatary'];

const organisationOn = (side: MandateSide, { id }: Pick<Mandate, 'id'>) =>
  side === 'mandator' ? mandatorOf(id) : mandataryOf(id);

/**
 * The one way in which a mandate changes: the mandate over the version that was read, its event in the evidence of both
 * sides, and the condition that whoever acts still administers the side they act for, in one transaction. By the
 * register's own authority nobody acts for a side: its events are about whoever proposed the mandate.
 */
export const recordMandate = (
  context: CommandContext,
  { before, after, event }: MandateTransition,
  authority: MandateSide | 'register',
): Outcome<Mandate> => {
  const { table } = context;
  const subject = authority === 'register' ? after.stages[0]?.by : context.actor.id;
  const personId: PersonId = personIdSchema.parse(subject);
  const sealed = SIDES.map((told) =>
    seal({
      id: context.newId(),
      type: event.type,
      stream: `mandate/${after.id}`,
      sequence: after.version + 1,
      siren: organisationOn(told, after),
      personId,
      actor: context.actor,
      occurredAt: context.now,
      requestId: context.requestId,
      ...(event.reason !== undefined && { reason: event.reason }),
      data: { ...event.data, side: told },
      previousHash: after.lastEventHashes[told],
    }),
  );
  const [mandator, mandatary] = sealed;
  if (mandator === undefined || mandatary === undefined) throw new Error('two sides, two events');
  const mandate: Mandate = {
    ...after,
    version: after.version + 1,
    lastEventHashes: { mandator: mandator.hash, mandatary: mandatary.hash },
  };
  const guard =
    authority === 'register'
      ? undefined
      : guardRoster(table, organisationOn(authority, after), { personId, move: 'stays', actor: personId });
  return {
    value: mandate,
    writes: [
      putMandate(table, mandate, before),
      ...sealed.map((each) => appendEvent(table, each)),
      ...(guard === undefined ? [] : [guard]),
    ],
  };
};
