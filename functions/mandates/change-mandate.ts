import type { MandateSide } from '../../shared/domain/mandates/mandate.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Request } from '../../shared/http/request.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import {
  acceptProposal,
  endMandateBy,
  type MandateReference,
  narrowMandate,
  refuseProposal,
} from '../../shared/use-cases/mandates/change-mandate.ts';
import type { routes } from './contract.ts';
import { replyWithMandate } from './mandate-reply.ts';
import { termsOf } from './mandate-view.ts';

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

export const acceptMandateEndpoint: Decide<typeof routes.acceptMandate> = async (context, request) =>
  replyWithMandate(context, await acceptProposal(context, referenceOf(request)), request.caller);

export const refuseMandateEndpoint: Decide<typeof routes.refuseMandate> = async (context, request) =>
  replyWithMandate(
    context,
    await refuseProposal(context, referenceOf(request), request.body?.reason),
    request.caller,
  );

export const endMandateEndpoint: Decide<typeof routes.endMandate> = async (context, request) => {
  const { caller, body } = request;
  const ended = await endMandateBy(context, referenceOf(request), {
    side: sideOf(caller),
    reason: body?.reason,
  });
  return replyWithMandate(context, ended, caller);
};

export const narrowMandateEndpoint: Decide<typeof routes.narrowMandate> = async (context, request) =>
  replyWithMandate(
    context,
    await narrowMandate(context, referenceOf(request), termsOf(request.body)),
    request.caller,
  );
