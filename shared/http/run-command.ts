import { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instants.ts';
import { type IdempotentRequest, recall, remember } from '../table/idempotency.ts';
import type { Table } from '../table/table.ts';
import { carryOut } from '../use-cases/carry-out.ts';
import type { CarriedContext, Outcome } from '../use-cases/command.ts';
import type { PersonCaller } from './caller.ts';
import { type Reply, rememberedReplySchema } from './reply.ts';
import type { Request } from './request.ts';
import type { AnswerOf, Route } from './route.ts';

export interface CommandDependencies {
  table: Table;
  newId: () => string;
  clock: () => Instant;
}

type PersonRequest<R extends Route> = Request<R, PersonCaller>;

/**
 * Reads, decides, and returns what to store and what to answer. It runs again when what it read has changed
 * meanwhile.
 */
export type Decide<R extends Route> = (
  context: CarriedContext,
  request: PersonRequest<R>,
) => Promise<Outcome<Reply<AnswerOf<R>>>>;

/** What would be done is asked anew each time. */
const isDryRun = ({ dryRun }: Route, { query }: { query: unknown }): boolean =>
  dryRun === true &&
  typeof query === 'object' &&
  query !== null &&
  'dryRun' in query &&
  query.dryRun === 'true';

const identify = <R extends Route>(route: R, request: PersonRequest<R>): IdempotentRequest | undefined =>
  request.idempotencyKey === undefined || isDryRun(route, request)
    ? undefined
    : {
        actor: request.caller.personId,
        route: route.key,
        key: request.idempotencyKey,
        content: { params: request.params, query: request.query, body: request.body },
      };

/** The earlier reply to the same request, if there is one. @throws idempotency-key-reused */
const replay = async (table: Table, same: IdempotentRequest | undefined): Promise<Reply | undefined> => {
  const remembered = same && (await recall(table, same));
  if (remembered === undefined || remembered.kind === 'new') return undefined;
  if (remembered.kind === 'other-content') throw new DomainError('idempotency-key-reused');
  const { body, headers } = rememberedReplySchema.parse(remembered.answer);
  return { body, ...(headers !== undefined && { headers }) };
};

/**
 * Turns a decision into an effect. One transaction stores the writes and, if the client sent an `Idempotency-Key`,
 * the answer. After a concurrent change it decides again on fresh facts.
 */
export const runCommand =
  <R extends Route>({ table, newId, clock }: CommandDependencies, route: R, decide: Decide<R>) =>
  async (request: PersonRequest<R>): Promise<Reply> => {
    const same = identify(route, request);
    const { requestId, clientRequestId, caller } = request;
    const actor = { type: 'person', id: caller.personId } as const;
    try {
      return await carryOut<Omit<CarriedContext, 'now'>, Reply>(
        { table, clock, newId, actor, requestId, clientRequestId },
        async (context) => {
          const before = await replay(table, same);
          if (before !== undefined) return { value: before, writes: [] };
          if (caller.refusal !== undefined) throw caller.refusal;
          const { writes, value } = await decide(context, { ...request, now: context.now });
          const memory = same === undefined ? [] : [remember(table, same, value, context.now)];
          return { value, writes: [...writes, ...memory] };
        },
      );
    } catch (error) {
      // The refusal may be due to this very request, sent twice and committed after the first look-up.
      const since = error instanceof DomainError ? await replay(table, same) : undefined;
      if (since === undefined) throw error;
      return since;
    }
  };
