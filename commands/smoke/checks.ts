import * as z from 'zod/mini';

const TIMEOUT_MILLISECONDS = 15_000;

export interface Check {
  what: string;
  path: string;
  /** The body to send by POST. */
  asks?: object;
  status: number;
  body: z.ZodMiniType;
}

const problem = (code: string) => z.object({ code: z.literal(code) });
/** API Gateway's own refusal has no code of ours (docs/adr/0007-refusals-by-the-gateway.md). */
const refused = z.union([problem('unauthenticated'), z.object({ message: z.string() })]);

/** What anyone may ask, and what anyone must be refused. */
export const ANONYMOUS_CHECKS: readonly Check[] = [
  {
    what: 'the register and its table answer',
    path: '/health',
    status: 200,
    body: z.object({ status: z.literal('ok') }),
  },
  {
    what: 'the contract is there',
    path: '/openapi.json',
    status: 200,
    body: z.object({ openapi: z.string().check(z.regex(/^3\.1/)), paths: z.record(z.string(), z.unknown()) }),
  },
  {
    what: 'the catalogue of services is there',
    path: '/services',
    status: 200,
    body: z.object({ services: z.array(z.unknown()).check(z.minLength(1)) }),
  },
  {
    what: 'the ways to help are there',
    path: '/help-topics',
    status: 200,
    body: z.object({ topics: z.array(z.unknown()).check(z.minLength(1)) }),
  },
  {
    what: 'declaration services find where to ask',
    path: '/.well-known/authzen-configuration',
    status: 200,
    body: z.object({ access_evaluation_endpoint: z.string() }),
  },
  { what: 'nobody reads their own profile without a token', path: '/me', status: 401, body: refused },
  {
    what: 'no decision is given without a token',
    path: '/access/v1/evaluation',
    asks: {},
    status: 401,
    body: refused,
  },
];

/** It is about a commune that the environment may not hold. Both answers have the same form. */
const QUESTION = {
  action: { name: 'consult' },
  resource: { type: 'declaration', id: '21920023500014/DSN' },
};
const NOBODY = '00000000000000000000000000';

/** What relying services ask, which also reads the table. Nothing is changed. */
export const SERVICE_CHECKS: readonly Check[] = [
  {
    what: 'a relying service gets a no about an unknown person',
    path: '/access/v1/evaluation',
    asks: { subject: { type: 'person', id: NOBODY }, ...QUESTION },
    status: 200,
    body: z.object({ decision: z.literal(false) }),
  },
  {
    what: 'a relying service finds who may consult',
    path: '/access/v1/search/subject',
    asks: { subject: { type: 'person' }, ...QUESTION },
    status: 200,
    body: z.object({ results: z.array(z.object({ id: z.string() })) }),
  },
];

/** @returns what is wrong with the answer, if anything */
export const faultOf = async (
  origin: string,
  { path, asks, status, body }: Check,
  token?: string,
): Promise<string | undefined> => {
  try {
    const answer = await fetch(new URL(path, origin), {
      ...(asks !== undefined && { method: 'POST', body: JSON.stringify(asks) }),
      headers: {
        ...(asks !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
    return body.safeParse(await answer.json()).success ? undefined : 'answered something else';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
