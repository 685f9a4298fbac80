import type { Decide } from '../../shared/http/run-command.ts';
import { proposeMandate } from '../../shared/use-cases/mandates/propose-mandate.ts';
import type { routes } from './contract.ts';
import { showMandate } from './mandate-reply.ts';
import { type Names, readNames, termsOf } from './mandate-view.ts';

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
  return { writes, value: showMandate({ mandate, losses: [] }, reader) };
};
