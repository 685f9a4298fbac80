import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { getFromFolder, putIntoFolder } from './bucket-folder.ts';
import { putIntoFile } from './event-file.ts';
import { listen } from './http-server.ts';

export interface StandInOptions {
  /** The parent folder of the buckets, each of which is a folder. */
  folder: string;
  /** The secrets, by name. */
  secrets: ReadonlyMap<string, string>;
  /** The file with the published events. */
  events: string;
}

export interface AwsStandIns {
  /** The value for the SDK's AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL_EVENTBRIDGE. */
  origin: string;
  stop: () => Promise<void>;
}

const PUT_EVENTS = 'AWSEvents.PutEvents';
const GET_SECRET = 'secretsmanager.GetSecretValue';
const secretRequestSchema = z.object({ SecretId: z.string() });

const answerJson = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
};

/** Pages of this machine alone: a bucket of AWS is told the portal's origin. */
const ON_THIS_MACHINE = /^http:\/\/(127\.0\.0\.1|([a-z0-9-]+\.)*localhost)(:\d+)?$/;

/** What lets browsers send a file here from another origin, and read whether it has arrived. */
const crossOrigin = ({ headers: { origin } }: IncomingMessage): Record<string, string> =>
  origin === undefined || !ON_THIS_MACHINE.test(origin)
    ? {}
    : {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'PUT, GET',
        'access-control-allow-headers': 'content-type',
      };

const answerBucket = async (
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  body: Buffer,
): Promise<void> => {
  const [path = '', query] = (request.url ?? '').split('?');
  const key = decodeURIComponent(path);
  if (request.method === 'PUT') {
    const isNew = request.headers['if-none-match'] === '*';
    const { status, code } = await putIntoFolder(folder, key, body, { isNew });
    return void response
      .writeHead(status, crossOrigin(request))
      .end(code && `<Error><Code>${code}</Code></Error>`);
  }
  if (request.method === 'GET') {
    const { status, code, content } = await getFromFolder(folder, key);
    const disposition = new URLSearchParams(query).get('response-content-disposition');
    response.writeHead(status, disposition === null ? {} : { 'content-disposition': disposition });
    return void response.end(content ?? (code && `<Error><Code>${code}</Code></Error>`));
  }
  if (request.method === 'OPTIONS') return void response.writeHead(200, crossOrigin(request)).end();
  response.writeHead(501).end('<Error><Code>NotImplemented</Code></Error>');
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { folder, secrets, events }: StandInOptions,
): Promise<void> => {
  const body = await buffer(request);
  if (request.headers['x-amz-target'] === GET_SECRET) {
    const { SecretId } = secretRequestSchema.parse(JSON.parse(body.toString()));
    const secret = secrets.get(SecretId);
    if (secret === undefined) return answerJson(response, 400, { __type: 'ResourceNotFoundException' });
    return answerJson(response, 200, { Name: SecretId, SecretString: secret });
  }
  if (request.headers['x-amz-target'] === PUT_EVENTS) {
    return answerJson(response, 200, putIntoFile(events, JSON.parse(body.toString())));
  }
  return answerBucket(request, response, folder, body);
};

/** The parts of S3, Secrets Manager and EventBridge that the handlers use, on a free port of this machine. */
export const startAwsStandIns = async (options: StandInOptions): Promise<AwsStandIns> => {
  const { server, origin } = await listen(0);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return {
    origin,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
