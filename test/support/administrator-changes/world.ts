import { ulid } from 'ulid';
import { HANDLED_EVENTS } from '../../../functions/administrator-change-resumer/contract.ts';
import { followAdministratorChanges } from '../../../functions/administrator-change-resumer/follow-administrator-changes.ts';
import { serveWorkflow } from '../../../functions/administrator-change-workflow/serve-workflow.ts';
import type { Definition } from '../../../infra/workflows/render-definition.ts';
import { messageOf } from '../../../local/fed-from-stream.ts';
import type {
  AdministratorChange,
  AdministratorChangeKind,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { addDays, instantOf, parisDate } from '../../../shared/domain/instants.ts';
import { getAdministratorChange } from '../../../shared/table/administrator-changes/administrator-changes.ts';
import { commit, StaleRead } from '../../../shared/table/commit.ts';
import type { Table } from '../../../shared/table/table.ts';
import { requestAdministratorChange } from '../../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { type Account, createOrganisation, makeAdministrator, registerAccount } from '../people/people.ts';
import { type Around, tableWithStream } from '../stored-records.ts';
import { createStepFunctions } from './virtual-step-functions.ts';

const BEGIN = Date.parse('2026-06-01T08:00:00Z');

/** People who have logged in, the same in every world. */
export interface Cast {
  candidate: Account;
  administrator: Account;
  agents: [Account, Account];
}

export interface Plot {
  kind: AdministratorChangeKind;
  /** When the deed takes effect, in days after the request. */
  effectInDays: number;
  access: 'end' | 'keep-as-declarant';
}

export const castFor = async (table: Table): Promise<Cast> => {
  const register = (name: string) => registerAccount(table, name);
  return {
    candidate: await register('candidate'),
    administrator: await register('administrator'),
    agents: [await register('agent-1'), await register('agent-2')],
  };
};

/** What a person does to the request. A refused or late attempt has no effect. */
export type Attempt = (
  context: CommandContext,
  id: AdministratorChange['id'],
  cast: Cast,
) => Promise<Outcome<unknown>>;

/** One request in an organisation of its own, its workflow, and everything under way between the two. */
export const createAdministratorChangeWorld = async (
  real: Table,
  definition: Definition,
  cast: Cast,
  plot: Plot,
  around: Around = (operation) => operation(),
) => {
  let time = BEGIN;
  const { table, records } = tableWithStream(real, HANDLED_EVENTS, around);
  const clock = () => instantOf(time);
  const contextOf = (personId: string): CommandContext => ({
    ...{ table, now: clock(), newId: () => ulid(time), requestId: 'world' },
    actor: { type: 'person', id: personId },
  });
  const serve = serveWorkflow({
    ...{ table, clock, newId: () => ulid(), terms },
    workflow: { resume: (...sent) => around(() => steps.workflow.resume(...sent)) },
    pause: async (milliseconds) => {
      time += milliseconds;
    },
  });
  const steps = createStepFunctions({
    definition,
    serve: (call) => serve(call, { awsRequestId: 'world' }),
    now: () => time,
  });
  const resume = followAdministratorChanges({
    table,
    stateMachineArn: 'machine',
    workflow: {
      start: (...sent) => around(() => steps.workflow.start(...sent)),
      resume: (...sent) => around(() => steps.workflow.resume(...sent)),
    },
  });

  const organisation = await createOrganisation(real, '2027-01-01');
  if (plot.kind !== 'first') await makeAdministrator(real, organisation, cast.administrator);
  const { personId, email } = cast.candidate;
  const effectiveDate = parisDate(addDays(clock(), plot.effectInDays));
  const { writes, value: asked } = await requestAdministratorChange(
    contextOf(personId),
    {
      ...{ kind: plot.kind, siret: organisation.open, reason: 'Élection.' },
      evidence: { type: 'election', reference: '1', date: parisDate(clock()), effectiveDate },
      ...(plot.kind === 'replacement' && {
        outgoing: { email: cast.administrator.email, access: plot.access },
      }),
    },
    { personId, email, emailVerified: true },
    terms,
  );
  await commit(table, writes, ulid());

  return {
    id: asked.id,
    siren: organisation.siren,
    steps,
    serve: (call: unknown) => serve(call, { awsRequestId: 'world' }),
    records,
    now: () => time,
    passTo: (moment: number): void => {
      time = Math.max(time, moment);
    },
    stored: async (): Promise<AdministratorChange> => {
      const change = await getAdministratorChange(real, asked.id);
      if (change === undefined) throw new Error('no request');
      return change;
    },
    /** @returns whether it was taken; if not, it comes again */
    deliver: async (index: number): Promise<boolean> => {
      const record = records[index];
      if (record === undefined) throw new Error('no record');
      const { batchItemFailures } = await resume({ Records: [messageOf(record)] });
      return batchItemFailures.length === 0;
    },
    act: async (attempt: Attempt): Promise<boolean> => {
      try {
        const { writes: theirs } = await attempt(contextOf(personId), asked.id, cast);
        await commit(table, theirs, ulid());
        return true;
      } catch (error) {
        if (error instanceof DomainError || error instanceof StaleRead) return false;
        throw error;
      }
    },
  };
};
export type AdministratorChangeWorld = Awaited<ReturnType<typeof createAdministratorChangeWorld>>;
