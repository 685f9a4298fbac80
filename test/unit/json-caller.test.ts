import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isPassing } from '../../shared/table/is-passing.ts';
import { openTableView } from '../../shared/table/open-table-view.ts';

type Serve = (response: ServerResponse, request: IncomingMessage) => void;

const refuse =
  (status: number, type: string): Serve =>
  (response) =>
    response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws#${type}`, message: type }));
const answer =
  (body: object): Serve =>
  (response) =>
    response.end(JSON.stringify(body));
const found = answer({ Item: { PK: { S: 'a' }, SK: { S: 'b' }, count: { N: '2' }, names: { SS: ['x'] } } });

const KEY = { PK: 'a', SK: 'b' };

/** A table whose calls meet these answers in turn, and then the last one for ever. */
const tableMeeting = async (...answers: [Serve, ...Serve[]]) => {
  const bodies: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      authorizations.push(request.headers.authorization);
      (answers[bodies.length - 1] ?? answers.at(-1))?.(response, request);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-3');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'first');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  const { documents } = openTableView('none', { requestTimeout: 100 });
  const get = () => documents.get({ TableName: 'none', Key: KEY, ConsistentRead: true });
  return { get, documents, bodies, authorizations };
};

const PASSING: Record<string, Serve> = {
  'is throttled': refuse(400, 'ThrottlingException'),
  'is beyond the throughput': refuse(400, 'ProvisionedThroughputExceededException'),
  'meets an internal error': refuse(500, 'InternalServerError'),
  'gets the answer of a proxy that is not JSON': (response) =>
    response.writeHead(502).end('<html>Bad gateway'),
  'gets nonsense as an answer': (response) => response.end('{"Item":'),
  'loses its connection': (response) => response.destroy(),
  'gets half of an answer and loses its connection': (response) => {
    response.writeHead(200, { 'content-length': 1_000 }).write('{"Item":');
    setTimeout(() => response.destroy(), 10);
  },
  'gets half of an answer and nothing more': (response) =>
    response.writeHead(200, { 'content-length': 1_000 }).write('{"Item":'),
  'gets no answer in time': () => {},
};

test.each(Object.entries(PASSING))('a call that once %s is tried again', async (_, fault) => {
  const { get, bodies } = await tableMeeting(fault, found);
  expect(await get()).toEqual({ Item: { PK: 'a', SK: 'b', count: 2, names: new Set(['x']) } });
  expect(bodies).toHaveLength(2);
  expect(new Set(bodies)).toEqual(
    new Set([
      JSON.stringify({ TableName: 'none', Key: { PK: { S: 'a' }, SK: { S: 'b' } }, ConsistentRead: true }),
    ]),
  );
});

test.each(Object.entries(PASSING))(
  'a call that always %s fails after three tries, as a passing error',
  async (_, fault) => {
    const { get, bodies } = await tableMeeting(fault);
    const error = await get().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(isPassing(error)).toBe(true);
    expect(bodies).toHaveLength(3);
  },
);

test('a call that is refused for good fails at once, by the name that AWS gives', async () => {
  const { get, bodies } = await tableMeeting(refuse(400, 'AccessDeniedException'));
  await expect(get()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  expect(bodies).toHaveLength(1);
});

test('expired credentials are a passing error, and those that replaced them are used at once', async () => {
  const { get, authorizations } = await tableMeeting(refuse(400, 'ExpiredTokenException'), found);
  expect(isPassing(await get().catch((error: unknown) => error))).toBe(true);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'second');
  expect((await get()).Item).toBeDefined();
  expect(authorizations).toEqual([
    expect.stringContaining('Credential=first/'),
    expect.stringContaining('Credential=second/'),
  ]);
});

test('a write whose answer did not come in time is sent again as it was', async () => {
  const { documents, bodies } = await tableMeeting(() => {}, answer({}));
  const ExpressionAttributeValues = { ':by': 'somebody' };
  const asked = { TableName: 'none', Key: KEY, UpdateExpression: 'SET a = :by', ExpressionAttributeValues };
  await documents.update(asked);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

test('keys that were left unprocessed come back as they were asked for', async () => {
  const left = { Keys: [{ PK: { S: 'a' }, SK: { S: 'b' } }], ConsistentRead: true };
  const { documents } = await tableMeeting(answer({ Responses: {}, UnprocessedKeys: { none: left } }));
  const { UnprocessedKeys } = await documents.batchGet({ RequestItems: { none: { Keys: [KEY] } } });
  expect(UnprocessedKeys).toEqual({ none: { Keys: [KEY] } });
});
