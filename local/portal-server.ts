import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { GatewayEvent, GatewayResult } from '../portal/http/lambda-handler.ts';
import { gatewayEvent } from './gateway-event.ts';
import { runningLambda } from './running-lambda.ts';

export type PortalHandler = (event: GatewayEvent) => Promise<GatewayResult>;

interface Served {
  /** The folder of the files below `/assets/`. */
  assets: string;
  handler: PortalHandler;
}

const ASSET = /^\/assets\/([\w-]+\.\w+)$/;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** What CloudFront and its bucket do: a file that is named after what is in it is kept for ever. */
const serveAsset = async (response: ServerResponse, folder: string, name: string): Promise<void> => {
  try {
    const content = await readFile(join(folder, name));
    response
      .writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
};

const servePage = async (request: IncomingMessage, response: ServerResponse, handler: PortalHandler) => {
  const url = new URL(request.url ?? '/', 'http://portal.invalid');
  const anything = { routeKey: '$default', pathParameters: {} };
  const event = gatewayEvent(request, url, await buffer(request), anything, randomUUID(), undefined);
  const { statusCode, headers, cookies, body, isBase64Encoded } = await runningLambda.run('portal', () =>
    handler(event),
  );
  response
    .writeHead(statusCode, { ...headers, ...(cookies.length > 0 && { 'set-cookie': cookies }) })
    .end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
};

/** While the system starts: browsers ask again by themselves. */
export const answerStarting = (_request: IncomingMessage, response: ServerResponse): void => {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1', refresh: '1' };
  response.writeHead(503, headers).end('Trousseau démarre… / Trousseau is starting…');
};

/** What stands before the portal's Lambda: the files, and everything else to the handler. */
export const servePortal = (server: Server, { assets, handler }: Served): void => {
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const asset = ASSET.exec((request.url ?? '').split('?')[0] ?? '')?.[1];
    const served =
      asset === undefined ? servePage(request, response, handler) : serveAsset(response, assets, asset);
    served.catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
};
