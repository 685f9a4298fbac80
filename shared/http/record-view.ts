import { personIdSchema, sirenSchema } from '../domain/identifiers.ts';
import { recordViewedPage } from '../use-cases/administrator-changes/record-support-view.ts';
import { carryOut } from '../use-cases/carry-out.ts';
import type { PersonCaller } from './caller.ts';
import { requireParty } from './people/party-of.ts';
import type { Request } from './request.ts';
import type { Route } from './route.ts';
import type { CommandDependencies } from './run-command.ts';

const field = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null
    ? Object.entries(part).find(([key]) => key === name)?.[1]
    : undefined;

/** Stores that an agent looks at a page of a body, on the body's own chain, before anything of it is read. */
export const recordView =
  ({ table, newId, clock }: CommandDependencies, route: Route) =>
  async ({ params, caller, requestId, clientRequestId }: Request<Route, PersonCaller>): Promise<void> => {
    if (caller.isViewer !== true) return;
    const personId = personIdSchema.safeParse(field(params, 'personId'));
    const page = {
      siren: sirenSchema.parse(field(params, 'siren')),
      route: route.key,
      personId: personId.success ? personId.data : undefined,
    };
    const actor = { type: 'agent', id: caller.personId } as const;
    await carryOut({ table, newId, clock, actor, requestId, clientRequestId }, (context) =>
      recordViewedPage(context, requireParty(caller), page),
    );
  };
