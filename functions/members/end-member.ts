import { etag } from '../../shared/http/reply.ts';
import type { Decide } from '../../shared/http/run-command.ts';
import { endMemberAccess, suspendMember } from '../../shared/use-cases/access/end-member-access.ts';
import type { routes } from './contract.ts';
import { viewDeparture } from './departure-view.ts';
import { referenceOf, viewGrant, viewMember } from './member-view.ts';

/** A declarant who leaves learns nothing of what others may sign. */
const UNTOLD = { known: false, count: 0, first: [], href: '/me' };

export const endMemberEndpoint: Decide<typeof routes.endMember> = async (
  context,
  { params, body, query, ifMatch, seenDryRun, now },
) => {
  const { value, writes } = await endMemberAccess(context, referenceOf(params, ifMatch), {
    reason: body?.reason,
    handOverTo: body?.handOverTo,
    seen: seenDryRun,
    isDryRun: query.dryRun === 'true',
  });
  const told =
    value.departure === undefined
      ? { uncovered: UNTOLD, single: UNTOLD, digest: '' }
      : viewDeparture(value.departure, params.siren);
  return {
    writes,
    value: {
      body: { ...told, member: viewMember(value.card, now), handedOver: value.handedOver.map(viewGrant) },
    },
  };
};

export const suspendMemberEndpoint: Decide<typeof routes.suspendMember> = async (
  context,
  { params, body, query, ifMatch, seenDryRun, now },
) => {
  const { value, writes } = await suspendMember(context, referenceOf(params, ifMatch), {
    reason: body?.reason,
    seen: seenDryRun,
    isDryRun: query.dryRun === 'true',
  });
  const { card, departure } = value;
  return {
    writes,
    value: {
      body: {
        ...viewMember(card, now),
        ...(departure && { departure: viewDeparture(departure, params.siren) }),
      },
      headers: etag(card.version),
    },
  };
};
