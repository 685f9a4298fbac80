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
import { isPassing } from '../../../shared/table/is-passing.ts';
import type { Table } from '../../../shared/table/table.ts';
import { requestAdministratorChange } from '../../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { type FaultOptions, throughFaults } from '../faults/fault-client.ts';
import { streamOnWire } from '../faults/stream-on-wire.ts';
import { type Account, createOrganisation, makeAdministrator, registerAccount } from '../people/people.ts';
import { storeWrites } from '../store-writes.ts';
import { type Around, tableWithStream } from '../stored-records.ts';
import { forgetRequests } from './forget-requests.ts';
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
  /** When the act takes effect, in days from the request. */
  effectInDays: number;
  access: 'end' | 'keep-as-declarant';
}

/** `suffix` keeps several casts of one table apart. */
export const castFor = async (table: Table, suffix = ''): Promise<Cast> => {
  const register = (name: string) => registerAccount(table, `${name}${suffix}`);
  return {
    candidate: await register('candidate'),
    administrator: await register('administrator'),
    agents: [await register('agent-1'), await register('agent-2')],
  };
};

/** What a person does to the request; refused or too late, it is as if they had not. */
export type Attempt = (
  context: CommandContext,
  id: AdministratorChange['id'],
  cast: Cast,
) => Promise<Outcome<unknown>>;

/** The table as everybody in a world reaches it, and as it is when nothing fails. */
const tablesOf = (real: Table, around: Around, faults: FaultOptions | undefined) => {
  if (faults === undefined) {
    const { table, records } = tableWithStream(real, HANDLED_EVENTS, around);
    return { table, records, calm: table, settled: async () => {} };
  }
  const { table: calm, records } = streamOnWire(real, HANDLED_EVENTS);
  const faulty = throughFaults(calm, faults);
  return { table: faulty, records, calm, settled: faulty.settled };
};

/** One request in a body of its own, its workflow, and everything that is under way between the two. */
export const createAdministratorChangeWorld = async (
  real: Table,
  definition: Definition,
  cast: Cast,
  plot: Plot,
  around: Around = (operation) => operation(),
  faults?: FaultOptions,
  successor?: Definition,
) => {
  let time = BEGIN;
  const { table, records, calm, settled } = tablesOf(real, around, faults);
  const clock = () => instantOf(time);
  const contextOf = (personId: string): CommandContext => ({
    ...{ table, now: clock(), newId: () => ulid(time), requestId: 'world' },
    actor: { type: 'person', id: personId },
  });
  const serve = serveWorkflow({
    ...{ table, clock, newId: () => ulid(), terms },
    workflow: { resume: (...sent) => around(() => steps.workflow.resume(...sent)) },
    pause: async (milliseconds) => {
      time += Math.ceil(milliseconds);
    },
  });
  const steps = createStepFunctions({
    ...{ definition, successor },
    serve: (call) => serve(call, { awsRequestId: 'world' }),
    now: () => time,
  });
  const resume = followAdministratorChanges({
    table,
    stateMachineArn: 'machine',
    clock,
    terms,
    workflow: {
      start: (...sent) => around(() => steps.workflow.start(...sent)),
      resume: (...sent) => around(() => steps.workflow.resume(...sent)),
    },
  });

  const body = await createOrganisation(real, '2027-01-01');
  if (plot.kind !== 'first') await makeAdministrator(real, body, cast.administrator);
  const { personId } = cast.candidate;
  await forgetRequests(real, personId);
  const effectiveDate = parisDate(addDays(clock(), plot.effectInDays));
  const { writes, value: asked } = await requestAdministratorChange(
    { ...contextOf(personId), table: calm },
    {
      ...{ kind: plot.kind, siret: body.open, reason: 'Élection.' },
      evidence: { type: 'election', reference: '1', date: parisDate(clock()), effectiveDate },
      ...(plot.kind === 'replacement' && {
        outgoing: { email: cast.administrator.email, access: plot.access },
      }),
    },
    cast.candidate,
    terms,
  );
  await storeWrites(calm, writes);

  return {
    id: asked.id,
    siren: body.siren,
    steps,
    serve: (call: unknown) => serve(call, { awsRequestId: 'world' }),
    records,
    /** Nothing is on its way to the table. */
    settled,
    now: () => time,
    passTo: (moment: number): void => {
      time = Math.max(time, moment);
    },
    stored: async (): Promise<AdministratorChange> => {
      const change = await getAdministratorChange(real, asked.id);
      if (change === undefined) throw new Error('no request');
      return change;
    },
    /** @returns whether it was taken: else it comes again */
    deliver: async (index: number): Promise<boolean> => {
      const record = records[index];
      if (record === undefined) throw new Error('no record');
      const { batchItemFailures } = await resume({ Records: [messageOf(record)] });
      return batchItemFailures.length === 0;
    },
    act: async (attempt: Attempt): Promise<boolean> => {
      try {
        const { writes: theirs } = await attempt(contextOf(personId), asked.id, cast);
        await storeWrites(table, theirs);
        return true;
      } catch (error) {
        if (error instanceof DomainError || isPassing(error)) return false;
        throw error;
      }
    },
  };
};
export type AdministratorChangeWorld = Awaited<ReturnType<typeof createAdministratorChangeWorld>>;
