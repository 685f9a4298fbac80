import { ulid } from 'ulid';
import { systemClock } from '../domain/instants.ts';
import { openTable } from '../table/table.ts';
import type { AgentRules } from './agents.ts';
import type { PersonCaller } from './caller.ts';
import { type Endpoint, endpoint, type Handle } from './endpoint.ts';
import { requireFreshLogin } from './fresh-login.ts';
import { ALL_TEXTS } from './problem-texts/problem-texts.ts';
import { type RecogniseDependencies, recognisePerson } from './recognise-person.ts';
import { recordView } from './record-view.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';
import type { Route } from './route.ts';
import { type Decide, runCommand } from './run-command.ts';

type PersonRoute = Route & { permission: { scope: 'portal' } };

/** What a capability for people is built from, once per Lambda. */
export const personDependencies = ({
  TABLE_NAME,
  AGENTS,
}: {
  TABLE_NAME: string;
  AGENTS: AgentRules;
}): RecogniseDependencies => ({
  table: openTable(TABLE_NAME),
  agents: AGENTS,
  newId: () => ulid(),
  clock: systemClock,
});

/** How a capability for people makes its endpoints, for reads and for changes. */
export const personEndpoints = (dependencies: RecogniseDependencies) => {
  const recognise = recognisePerson(dependencies);
  const freshly =
    <R extends PersonRoute>(route: R, handle: (request: Request<R, PersonCaller>) => Promise<Reply>) =>
    async (request: Request<R, PersonCaller>): Promise<Reply> => {
      await requireFreshLogin(route, request, dependencies.table);
      await recordView(dependencies, route)(request);
      return handle(request);
    };
  return {
    reads: <R extends PersonRoute>(route: R, handle: Handle<R, PersonCaller>): Endpoint =>
      endpoint(route, dependencies.clock, recognise, freshly(route, handle), ALL_TEXTS),
    changes: <R extends PersonRoute>(route: R, decide: Decide<R>): Endpoint =>
      endpoint(
        route,
        dependencies.clock,
        recognise,
        freshly(route, runCommand(dependencies, route, decide)),
        ALL_TEXTS,
      ),
  };
};
