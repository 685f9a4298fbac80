import type { Instant } from '../../shared/domain/instants.ts';
import type { MandateSide } from '../../shared/domain/mandates/mandate.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { etag } from '../../shared/http/reply.ts';
import type { Request } from '../../shared/http/request.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import type { CommandContext, Outcome } from '../../shared/use-cases/command.ts';
import {
  acceptProposal,
  type ChangedMandate,
  endMandateBy,
  type MandateReference,
  narrowMandate,
  refuseProposal,
} from '../../shared/use-cases/mandates/change-mandate.ts';
import { proposeMandate } from '../../shared/use-cases/mandates/propose-mandate.ts';
import type { routes } from './contract.ts';
import { type Names, readNames, termsOf, viewLoss, viewMandate } from './mandate-view.ts';

/** The answer to a command is the mandate after it, and what grants have lost. */
const show = (
  { mandate, losses }: ChangedMandate,
  reader: { sides: readonly MandateSide[]; names: Names; now: Instant },
) => ({
  body: { ...viewMandate(mandate, reader), affected: losses.map(viewLoss) },
  headers: etag(mandate.version),
});

const reply = async (
  { table, now }: CommandContext,
  { value, writes }: Outcome<ChangedMandate>,
  { sides }: PersonCaller,
) => {
  const names = await readNames(table, [value.mandate.id]);
  return { writes, value: show(value, { sides, names, now }) };
};

const referenceOf = ({
  params,
  ifMatch,
}: Pick<Request, 'ifMatch'> & { params: Pick<MandateReference, 'id'> }): MandateReference => ({
  id: params.id,
  seenVersion: ifMatch,
});

/** A person who administers both sides acts for the mandator. */
const sideOf = ({ sides }: PersonCaller): MandateSide =>
  sides.includes('mandator') ? 'mandator' : 'mandatary';

export const proposeMandateEndpoint: Decide<typeof routes.proposeMandate> = async (
  context,
  { params, body },
) => {
  const { value, writes } = await proposeMandate(context, params.siren, termsOf(body));
  const { mandate, mandataryName } = value;
  const known = await readNames(context.table, [mandate.id]);
  // An organisation that is named for the first time is not in the table yet.
  const names: Names = new Map([...known, [body.mandatary.siren, { name: mandataryName }]]);
  const reader = { sides: ['mandator'], names, now: context.now } as const;
  return { writes, value: show({ mandate, losses: [] }, reader) };
};

export const acceptMandateEndpoint: Decide<typeof routes.acceptMandate> = async (context, request) =>
  reply(context, await acceptProposal(context, referenceOf(request)), request.caller);

export const refuseMandateEndpoint: Decide<typeof routes.refuseMandate> = async (context, request) =>
  reply(context, await refuseProposal(context, referenceOf(request), request.body?.reason), request.caller);

export const endMandateEndpoint: Decide<typeof routes.endMandate> = async (context, request) => {
  const { caller, body } = request;
  const ended = await endMandateBy(context, referenceOf(request), {
    side: sideOf(caller),
    reason: body?.reason,
  });
  return reply(context, ended, caller);
};

export const narrowMandateEndpoint: Decide<typeof routes.narrowMandate> = async (context, request) =>
  reply(context, await narrowMandate(context, referenceOf(request), termsOf(request.body)), request.caller);
