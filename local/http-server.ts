import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { GatewayResult } from '../shared/http/request.ts';
import { OIDC_PATH } from './identity-provider.ts';

/** Another program holds the port. */
export class PortTaken extends Error {
  constructor(port: number, option = '--port') {
    super(`Port ${port} is taken: stop what uses it, or choose another one with ${option}.`);
    this.name = 'PortTaken';
  }
}

/**
 * How long a connection waits for its next request. A client that meets the close of its own connection gets an error for an
 * answer, and on a busy machine the five seconds of Node are within reach of a late timer.
 */
const IDLE_MILLISECONDS = 75_000;

export interface HttpRoutes {
  /** @returns whether the request was for one of its pages */
  pages: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
  issuer: (request: IncomingMessage, response: ServerResponse) => void;
  api: (request: IncomingMessage, url: URL) => Promise<GatewayResult>;
}

const send = (response: ServerResponse, result: GatewayResult): void => {
  const { statusCode, headers, body = '', isBase64Encoded } = result;
  response.writeHead(statusCode, headers).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
};

/** The issuer is mounted. It sees its own paths, and finds its public ones by `originalUrl`. */
const mount = (request: IncomingMessage): IncomingMessage =>
  Object.assign(request, {
    originalUrl: request.url,
    url: (request.url ?? '').slice(OIDC_PATH.length) || '/',
  });

const serveOne = async (
  routes: HttpRoutes,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = URL.parse(`${origin}${request.url ?? '/'}`);
  if (url === null) return void response.writeHead(400).end();
  if (await routes.pages(request, response, url)) return;
  if (url.pathname.startsWith(`${OIDC_PATH}/`)) return routes.issuer(mount(request), response);
  send(response, await routes.api(request, url));
};

/**
 * Listens on 127.0.0.1 only, before the system answers: the port decides the origin.
 * @param meanwhile what answers until routes are served
 * @throws PortTaken
 */
export const listen = async (
  port: number,
  meanwhile?: RequestListener,
): Promise<{ server: Server; origin: string }> => {
  const server = createServer({ keepAliveTimeout: IDLE_MILLISECONDS }, meanwhile);
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? new PortTaken(port) : error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
};

export const serveRoutes = (server: Server, origin: string, routes: HttpRoutes): void => {
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serveOne(routes, origin, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
};
