import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { AnswerOf, Asking, RouteKey } from './contract.ts';
import { RegisterRefusal, RegisterSilent } from './refusal.ts';

/** The register's HTTP API, as any portal calls it. @throws RegisterRefusal, RegisterSilent */
export type AskRegister = <K extends RouteKey>(key: K, asking: Asking<K>) => Promise<AnswerOf<K>>;

interface Options {
  /** The register's origin. */
  origin: string;
  /** The person's; absent for what anybody may ask. */
  token?: (() => Promise<string>) | undefined;
  language: string;
  /** The same in the register's log as in ours. */
  requestId: string;
}

/** The Lambda has 20 s. A command is given longer: cut off, nobody knows whether it was done. */
const READ_MILLISECONDS = 8_000;
const COMMAND_MILLISECONDS = 15_000;

/** What comes as a file alone. */
const FILES: readonly RouteKey[] = ['GET /access-changes/template'];

interface Parts {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  formKey?: string | undefined;
  ifMatch?: number | string | undefined;
}

const urlOf = (origin: string, path: string, { params = {}, query = {} }: Parts): URL => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const url = new URL(filled, origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
};

/**
 * The key that makes a command count once: the same form sent again with the same answers is the same command, however
 * often it comes; with other answers it is another one.
 */
const idempotencyKey = (formKey: string, method: string, url: URL, body: string | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([formKey, method, url.pathname, url.search, body ?? '']))
    .digest('base64url');

const send = async (url: URL, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new RegisterSilent(error);
  }
};

/** Answers are the contract's, which the register holds them to: they are typed, not parsed again. */
const trusted = <T>(value: unknown): T => z.parse(z.custom<T>(), value);

const readJson = (response: Response, bytes: ArrayBuffer): unknown => {
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return isJson && bytes.byteLength > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
};

export const openRegister = ({ origin, token, language, requestId }: Options): AskRegister => {
  return async <K extends RouteKey>(key: K, asking: Asking<K>): Promise<AnswerOf<K>> => {
    const [method = '', path = ''] = key.split(' ');
    const parts: Parts = asking;
    const url = urlOf(origin, path, parts);
    const body = parts.body === undefined ? undefined : JSON.stringify(parts.body);
    const headers = new Headers({
      accept: FILES.includes(key) ? '*/*' : 'application/json',
      'accept-language': language,
      'x-request-id': requestId,
    });
    if (token !== undefined) headers.set('authorization', `Bearer ${await token()}`);
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (parts.ifMatch !== undefined) headers.set('if-match', `"${parts.ifMatch}"`);
    if (parts.formKey !== undefined) {
      headers.set('idempotency-key', idempotencyKey(parts.formKey, method, url, body));
    }
    const milliseconds = method === 'GET' ? READ_MILLISECONDS : COMMAND_MILLISECONDS;
    const response = await send(url, {
      method,
      headers,
      signal: AbortSignal.timeout(milliseconds),
      ...(body !== undefined && { body }),
    });
    const bytes = await response.arrayBuffer().catch((error: unknown) => {
      throw new RegisterSilent(error);
    });
    if (response.ok && FILES.includes(key)) return trusted<AnswerOf<K>>(new Uint8Array(bytes));
    const answer = readJson(response, bytes);
    if (!response.ok) throw new RegisterRefusal(response.status, answer);
    return trusted<AnswerOf<K>>(answer);
  };
};
