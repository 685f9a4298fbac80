import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createGateway, type LambdaHandler } from '../../../local/gateway.ts';

/** What a caller gets where the Lambda answers with so many bytes. */
const askFor = async (bytes: number): Promise<{ status: number; code?: string }> => {
  const handler: LambdaHandler = async () => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'x'.repeat(bytes) }),
  });
  const trusted = { issuer: 'https://issuer.example', jwks: { keys: [] } } as never;
  const gateway = createGateway(new Map([['reference', handler]]), trusted, () => {});
  const server = createServer(async (request, response) => {
    const { statusCode, headers, body } = await gateway(
      request,
      new URL(request.url ?? '/', 'http://localhost'),
    );
    response.writeHead(statusCode, headers).end(body);
  }).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/health`);
    const { code } = (await answer.json()) as { code: string };
    return { status: answer.status, ...(answer.status !== 200 && { code }) };
  } finally {
    server.close();
  }
};

it('an answer that Lambda would not give on fails on one machine too', async () => {
  expect(await askFor(5_000_000)).toEqual({ status: 200 });
  expect(await askFor(6_500_000)).toEqual({ status: 500, code: 'internal' });
});
