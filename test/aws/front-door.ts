import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as send } from 'node:http';
import { listen } from '../../local/http-server.ts';

export interface FrontDoor {
  origin: string;
  stop: () => Promise<void>;
}

/**
 * Replaces the domain name of the deployed API, which no resolver of this machine knows. It hands each request on
 * unchanged, to the emulator's path for the API's id.
 */
export const openFrontDoor = async (endpoint: string, apiUrl: string): Promise<FrontDoor> => {
  const [apiId] = new URL(apiUrl).hostname.split('.');
  const { server, origin } = await listen(0);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { method, url } = request;
    // API Gateway adds this too.
    const headers = { 'x-forwarded-proto': 'http', ...request.headers };
    const onward = send(`${endpoint}/_aws/execute-api/${apiId}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return {
    origin,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
