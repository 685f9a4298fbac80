import { join } from 'node:path';
import type { Definitions } from '../infra/workflows/render-definition.ts';
import {
  administratorChangeIdSchema,
  isClosed,
} from '../shared/domain/administrator-changes/administrator-change.ts';
import { nextDeadline } from '../shared/domain/administrator-changes/deadlines.ts';
import type { AdministratorChangeTerms } from '../shared/domain/administrator-changes/terms.ts';
import { getAdministratorChange } from '../shared/table/administrator-changes/administrator-changes.ts';
import type { Table } from '../shared/table/table.ts';
import { runningLambda } from './running-lambda.ts';
import { startWorkflowEndpoint } from './workflow-endpoint.ts';
import { createWorkflowEngine } from './workflow-engine.ts';

const arnOf = (name: string): string => `arn:aws:states:eu-west-3:000000000000:stateMachine:${name}`;
const CHANGE_MACHINE = arnOf('administrator-change');
const ACCESS_MACHINE = arnOf('access-change');

/** The time that Lambda gives a worker of long work (infra/stacks/bulk-changes-stack.ts). */
const WORKER_MILLISECONDS = 15 * 60_000;

/** A request that waits for people alone is looked at again after this long. */
const LOOK_AGAIN_MILLISECONDS = 86_400_000;

interface Options {
  table: Table;
  terms: AdministratorChangeTerms;
  definitions: Definitions;
  /** The folder for unfinished executions. Without it they are in memory. */
  data: string | undefined;
}

export interface WorkflowServices {
  /** Environment variables that lead the handlers' clients here and name the terms. */
  environment: Record<string, string>;
  /** Starts what was unfinished. Called after the environment is set, which the Lambdas read at import. */
  resume: () => void;
  stop: () => Promise<void>;
}

/** The deployed definitions. The CDK takes seconds to load, and is loaded for this alone. */
export const renderWorkflows = (terms: AdministratorChangeTerms): Promise<Definitions> => {
  const rendered = import('../infra/workflows/render-definition.ts').then(({ renderDefinitions }) =>
    renderDefinitions(terms),
  );
  // The caller who awaits it sees a failure. A start that fails before that has reported its own.
  rendered.catch(() => {});
  return rendered;
};

const onFailure = (execution: string, error: unknown): void =>
  console.error(`workflow of ${execution}:`, error);

const createChangeEngine = ({ table, definitions, data }: Options) =>
  createWorkflowEngine({
    definition: definitions.administratorChange,
    invoke: async (payload) => {
      const { handler } = await import('../functions/administrator-change-workflow/index.ts');
      return runningLambda.run('administrator-change-workflow', () =>
        handler(payload, { awsRequestId: 'local' }),
      );
    },
    deadlineOf: async (id) => {
      const change = await getAdministratorChange(table, administratorChangeIdSchema.parse(id));
      const deadline = change && nextDeadline(change);
      if (deadline !== undefined) return Date.parse(deadline.at);
      return change === undefined || isClosed(change) ? Date.now() : Date.now() + LOOK_AGAIN_MILLISECONDS;
    },
    path: data && join(data, 'executions.json'),
    onFailure,
  });

const createAccessEngine = ({ definitions, data }: Options) =>
  createWorkflowEngine({
    definition: definitions.bulkChange,
    invoke: async (payload) => {
      const { handler } = await import('../functions/bulk-change-worker/index.ts');
      const latest = Date.now() + WORKER_MILLISECONDS;
      const context = { awsRequestId: 'local', getRemainingTimeInMillis: () => latest - Date.now() };
      return runningLambda.run('bulk-change-worker', () => handler(payload, context));
    },
    // It waits only for its own work.
    deadlineOf: async () => Date.now(),
    path: data && join(data, 'access-executions.json'),
    onFailure,
  });

/** The state machines on this machine, and the API that Lambdas call. */
export const startWorkflows = async (options: Options): Promise<WorkflowServices> => {
  const engines = new Map([
    [CHANGE_MACHINE, createChangeEngine(options)],
    [ACCESS_MACHINE, createAccessEngine(options)],
  ]);
  const endpoint = await startWorkflowEndpoint(engines);
  return {
    environment: {
      ADMINISTRATOR_CHANGE_TERMS: JSON.stringify(options.terms),
      STATE_MACHINE_ARN: CHANGE_MACHINE,
      ACCESS_STATE_MACHINE_ARN: ACCESS_MACHINE,
      AWS_ENDPOINT_URL_SFN: endpoint.origin,
    },
    resume: () => {
      for (const engine of engines.values()) engine.resume();
    },
    stop: async () => {
      for (const engine of engines.values()) await engine.stop();
      await endpoint.stop();
    },
  };
};
