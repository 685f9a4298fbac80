import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { listen } from './http-server.ts';
import type { WorkflowEngine } from './workflow-engine.ts';

const TARGET = 'AWSStepFunctions';
const startSchema = z.object({ stateMachineArn: z.string(), name: z.string(), input: z.string() });
const successSchema = z.object({ taskToken: z.string(), output: z.string() });

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const errorAnswer = (type: string): Answer => ({ status: 400, body: { __type: type } });

/** The state machines of this machine, by ARN. */
export type Engines = ReadonlyMap<string, WorkflowEngine>;

const answer = (engines: Engines, target: unknown, sent: unknown): Answer => {
  if (target === `${TARGET}.StartExecution`) {
    const { stateMachineArn, name, input } = startSchema.parse(sent);
    const engine = engines.get(stateMachineArn);
    if (engine === undefined) return errorAnswer('StateMachineDoesNotExist');
    if (!engine.start(name, JSON.parse(input))) return errorAnswer('ExecutionAlreadyExists');
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    return { status: 200, body: { executionArn, startDate: Date.now() / 1_000 } };
  }
  if (target === `${TARGET}.SendTaskSuccess`) {
    const { taskToken, output } = successSchema.parse(sent);
    return [...engines.values()].some((engine) => engine.succeed(taskToken, JSON.parse(output)))
      ? { status: 200, body: {} }
      : errorAnswer('TaskDoesNotExist');
  }
  return errorAnswer('UnknownOperationException');
};

const serve = async (engines: Engines, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const sent: unknown = JSON.parse((await buffer(request)).toString());
  const { status, body } = answer(engines, request.headers['x-amz-target'], sent);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
};

/** The part of Step Functions' API that the handlers use, on a free port of this machine. */
export const startWorkflowEndpoint = async (engines: Engines) => {
  const { server, origin } = await listen(0);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(engines, request, response).catch(() => response.writeHead(500).end());
  });
  return {
    /** The value for the SDK's AWS_ENDPOINT_URL_SFN. */
    origin,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
    },
  };
};
