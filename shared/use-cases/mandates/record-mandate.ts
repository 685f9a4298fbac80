import { mandataryOf, mandatorOf, personIdSchema } from '../../domain/identifiers.ts';
import type { Mandate, MandateSide } from '../../domain/mandates/mandate.ts';
import { MANDATE_SEALING } from '../../domain/mandates/mandate-sealing.ts';
import type { MandateTransition } from '../../domain/mandates/mandate-transition.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { guardActor } from '../../table/access/administrators.ts';
import { appendEvent } from '../../table/events.ts';
import { putMandate } from '../../table/mandates/mandates.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { nextEvent } from '../next-event.ts';

const SIDES: readonly MandateSide[] = ['mandator', 'mandatary'];

const organisationOn = (side: MandateSide, { id }: Pick<Mandate, 'id'>) =>
  side === 'mandator' ? mandatorOf(id) : mandataryOf(id);

/**
 * The one way in which a mandate changes. One transaction stores the mandate over the version that was read, its
 * event on both sides, and the condition that the actor still administers their side. When the register itself acts,
 * the events are about nobody.
 */
export const recordMandate = (
  context: CommandContext,
  { before, after, event }: MandateTransition,
  authority: MandateSide | 'register',
): Outcome<Mandate> => {
  const { table } = context;
  const actor = authority === 'register' ? undefined : personIdSchema.parse(context.actor.id);
  const next = { ...after, version: after.version + 1 };
  const sealed = SIDES.map((owner) =>
    nextEvent(
      context,
      { version: after.version, lastEventHash: after.lastEventHashes[owner] },
      {
        type: event.type,
        stream: `mandate/${after.id}`,
        siren: organisationOn(owner, after),
        ...(actor !== undefined && { personId: actor }),
        reason: event.reason,
        data: { ...event.data, side: owner },
        state: stateDigest(MANDATE_SEALING, next),
      },
    ),
  );
  const [mandator, mandatary] = sealed;
  if (mandator === undefined || mandatary === undefined) throw new Error('two sides, two events');
  const mandate: Mandate = {
    ...next,
    lastEventHashes: { mandator: mandator.hash, mandatary: mandatary.hash },
  };
  const guard =
    authority === 'register' || actor === undefined
      ? undefined
      : guardActor(table, organisationOn(authority, after), actor);
  return {
    value: mandate,
    writes: [
      putMandate(table, mandate, before),
      ...sealed.map((each) => appendEvent(table, each)),
      ...(guard === undefined ? [] : [guard]),
    ],
  };
};
