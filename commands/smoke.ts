import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { ConfigurationRefused, parseEnvironmentName } from '../infra/config.ts';
import { OptionRefused } from '../local/start-options.ts';
import { describeFailure } from './describe-failure.ts';
import { findApi } from './find-api.ts';

const HELP = `Asks a deployed API what anyone may ask, and that it keeps the rest to itself. Changes nothing.

  npm run smoke -- (--env dev|staging|prod | --url URL)

  --env NAME  the address is read from the outputs of the environment's stack
  --url URL   this address
  --help      this text

A line for each thing asked; the exit code is 1 when one was not answered as it should.`;

const TIMEOUT_MILLISECONDS = 15_000;

interface Check {
  what: string;
  method?: 'POST';
  path: string;
  status: number;
  body: z.ZodMiniType;
}

const problem = (code: string) => z.object({ code: z.literal(code) });
/** API Gateway's own refusal has no code of ours (docs/adr/0007-refusals-by-the-gateway.md). */
const refused = z.union([problem('unauthenticated'), z.object({ message: z.string() })]);

const CHECKS: readonly Check[] = [
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
  { what: 'nobody is told about themselves without a token', path: '/me', status: 401, body: refused },
  {
    what: 'no decision is told without a token',
    method: 'POST',
    path: '/access/v1/evaluation',
    status: 401,
    body: refused,
  },
];

/** @returns what is wrong with the answer, if anything is */
const faultOf = async (
  origin: string,
  { method, path, status, body }: Check,
): Promise<string | undefined> => {
  try {
    const answer = await fetch(new URL(path, origin), {
      method: method ?? 'GET',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
    return body.safeParse(await answer.json()).success ? undefined : 'answered something else';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** @returns the exit code */
const run = async (args: string[]): Promise<number> => {
  const options = { env: { type: 'string' }, url: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const url = values.url ?? (await findApi(parseEnvironmentName(values.env)));
  const origin = URL.parse(url)?.origin;
  if (origin === undefined) throw new OptionRefused(`"${url}" is not an address (see --help).`);
  let faults = 0;
  for (const check of CHECKS) {
    const fault = await faultOf(origin, check);
    if (fault !== undefined) faults += 1;
    console.log(`${fault === undefined ? 'ok    ' : 'FAILED'}  ${check.what}${fault ? `: ${fault}` : ''}`);
  }
  console.log(
    faults === 0 ? `${origin} answers as it should.` : `${origin}: ${faults} of ${CHECKS.length} failed.`,
  );
  return faults === 0 ? 0 : 1;
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ConfigurationRefused ? error.message : describeFailure(error));
  process.exitCode = 1;
}
