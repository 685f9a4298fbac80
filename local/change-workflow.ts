import { join } from 'node:path';
import { HANDLED_EVENTS } from '../functions/change-resumer/contract.ts';
import type { Definition } from '../infra/workflows/render-definition.ts';
import { changeIdSchema, nextDeadline } from '../shared/domain/administrator-change.ts';
import type { ChangeTerms } from '../shared/domain/change-terms.ts';
import { getChange } from '../shared/table/administrator-changes.ts';
import type { Table } from '../shared/table/table.ts';
import type { StreamConsumer } from './deliver-records.ts';
import { runningLambda } from './running-lambda.ts';
import { startWorkflowEndpoint } from './workflow-endpoint.ts';
import { createWorkflowEngine } from './workflow-engine.ts';

const STATE_MACHINE_ARN = 'arn:aws:states:eu-west-3:000000000000:stateMachine:administrator-change';

interface Options {
  table: Table;
  terms: ChangeTerms;
  definition: Definition;
  /** The folder where unfinished executions are kept; in memory without it. */
  data: string | undefined;
}

export interface ChangeWorkflowServices {
  /** Leads the handlers' clients here, and tells them the terms. */
  environment: Record<string, string>;
  /** Begins what was unfinished; once the environment is there, which the Lambda reads at import. */
  resume: () => void;
  stop: () => Promise<void>;
}

/** The definition that is deployed. The CDK takes seconds to load, and is loaded for this alone. */
export const renderChangeWorkflow = (terms: ChangeTerms): Promise<Definition> => {
  const rendered = import('../infra/workflows/render-definition.ts').then(({ renderDefinition }) =>
    renderDefinition(terms),
  );
  // Whoever awaits it is told of a failure; a start that fails before that has told of its own.
  rendered.catch(() => {});
  return rendered;
};

/** The state machine of the change of administrator on this machine, and the API that its Lambdas call. */
export const startChangeWorkflow = async ({
  table,
  terms,
  definition,
  data,
}: Options): Promise<ChangeWorkflowServices> => {
  const engine = createWorkflowEngine({
    definition,
    invoke: async (payload) => {
      const { handler } = await import('../functions/change-workflow/index.ts');
      return runningLambda.run('change-workflow', () => handler(payload, { awsRequestId: 'local' }));
    },
    deadlineOf: async (id) => {
      const change = await getChange(table, changeIdSchema.parse(id));
      const deadline = change && nextDeadline(change);
      return deadline === undefined ? Date.now() : Date.parse(deadline.at);
    },
    path: data && join(data, 'executions.json'),
    onFailure: (execution, error) => console.error(`workflow of ${execution}:`, error),
  });
  const endpoint = await startWorkflowEndpoint(engine);
  return {
    environment: {
      CHANGE_TERMS: JSON.stringify(terms),
      STATE_MACHINE_ARN,
      AWS_ENDPOINT_URL_SFN: endpoint.origin,
    },
    resume: engine.resume,
    stop: async () => {
      await engine.stop();
      await endpoint.stop();
    },
  };
};

/** The resumer's Lambda on the stream, imported once its environment is there. */
export const loadChangeResumer = async (): Promise<StreamConsumer> => {
  const { handler } = await import('../functions/change-resumer/index.ts');
  return {
    name: 'change-resumer',
    handler,
    wants: ({ eventName, dynamodb }) =>
      eventName === 'INSERT' && HANDLED_EVENTS.some((type) => type === dynamodb?.NewImage?.type?.S),
  };
};
