import { join } from 'node:path';
import type { Definitions } from '../infra/workflows/render-definition.ts';
import {
  administratorChangeIdSchema,
  nextDeadline,
} from '../shared/domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../shared/domain/administrator-changes/terms.ts';
import { getAdministratorChange } from '../shared/table/administrator-changes/administrator-changes.ts';
import type { Table } from '../shared/table/table.ts';
import { runningLambda } from './running-lambda.ts';
import { startWorkflowEndpoint } from './workflow-endpoint.ts';
import { createWorkflowEngine } from './workflow-engine.ts';

const arnOf = (name: string): string => `arn:aws:states:eu-west-3:000000000000:stateMachine:${name}`;
const CHANGE_MACHINE = arnOf('administrator-change');
const ACCESS_MACHINE = arnOf('access-change');

/** What Lambda gives a worker of long work (infra/stacks/bulk-changes-stack.ts). */
const WORKER_MILLISECONDS = 15 * 60_000;

interface Options {
  table: Table;
  terms: AdministratorChangeTerms;
  definitions: Definitions;
  /** The folder where unfinished executions are kept; in memory without it. */
  data: string | undefined;
}

export interface WorkflowServices {
  /** Leads the handlers' clients here, and tells them the terms. */
  environment: Record<string, string>;
  /** Begins what was unfinished; once the environment is there, which the Lambdas read at import. */
  resume: () => void;
  stop: () => Promise<void>;
}

/** The definitions that are deployed. The CDK takes seconds to load, and is loaded for this alone. */
export const renderWorkflows = (terms: AdministratorChangeTerms): Promise<Definitions> => {
  const rendered = import('../infra/workflows/render-definition.ts').then(({ renderDefinitions }) =>
    renderDefinitions(terms),
  );
  // Whoever awaits it is told of a failure; a start that fails before that has told of its own.
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
      return deadline === undefined ? Date.now() : Date.parse(deadline.at);
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
    // It waits for nothing but its own work.
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
