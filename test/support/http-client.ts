import { faultsOfAnswer } from './openapi-validator.ts';

export interface HttpAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what the contract's schema has already checked
  body: any;
  text: string;
}

type Headed = Record<string, string>;

export interface Client {
  get: (path: string, headers?: Headed) => Promise<HttpAnswer>;
  post: (path: string, body?: unknown, headers?: Headed) => Promise<HttpAnswer>;
  put: (path: string, body?: unknown, headers?: Headed) => Promise<HttpAnswer>;
  patch: (path: string, body?: unknown, headers?: Headed) => Promise<HttpAnswer>;
  delete: (path: string, body?: unknown, headers?: Headed) => Promise<HttpAnswer>;
  /** Sends the text as it is. */
  raw: (method: string, path: string, text: string | Buffer, headers?: Headed) => Promise<HttpAnswer>;
}

const parse = (text: string, type: string | null): unknown =>
  text !== '' && type !== null && type.includes('json') ? JSON.parse(text) : undefined;

/** A client that checks every answer against the contract. An answer that does not fit fails the test. */
export const clientOf = (origin: string, token?: string): Client => {
  const raw: Client['raw'] = async (method, path, text, headers = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(text.length > 0 && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text.length > 0 && { body: text }),
    });
    const type = response.headers.get('content-type');
    const received = await response.text();
    const body = parse(received, type);
    const faults = faultsOfAnswer(method, new URL(response.url).pathname, {
      status: response.status,
      contentType: type,
      body,
    });
    if (faults.length > 0) {
      throw new Error(
        `${method} ${path} answered ${response.status} against the contract: ${faults.join('; ')}\n${received.slice(0, 500)}`,
      );
    }
    return { status: response.status, headers: response.headers, body, text: received };
  };
  const send = (method: string) => (path: string, body?: unknown, headers?: Headed) =>
    raw(method, path, body === undefined ? '' : JSON.stringify(body), headers);
  return {
    raw,
    get: (path, headers) => raw('GET', path, '', headers),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
  };
};
