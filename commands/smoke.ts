import { parseArgs } from 'node:util';
import { ENVIRONMENTS, type EnvironmentName } from '../infra/config.ts';
import { OptionRefused } from '../local/start-options.ts';
import { describeFailure } from './describe-failure.ts';
import { ANONYMOUS_CHECKS, faultOf, SERVICE_CHECKS } from './smoke/checks.ts';
import { givenToken, requestTokenOf } from './smoke/find-token.ts';
import { readOutput } from './smoke/read-output.ts';

const NAMES = ENVIRONMENTS.join('|');

const HELP = `Checks what an API answers to anyone, that it refuses the rest, and what it answers to relying services. Changes nothing.

  npm run smoke -- (--env ${NAMES} | --url URL)

  --env NAME  reads the address from the outputs of the environment's stacks, and requests a token as its first relying
              service does, with the secret from Cognito
  --url URL   this address; with --env, instead of the stack's
  --help      this text

The environment variable TROUSSEAU_TOKEN is the token of a relying service. Without it and without --env, the checks for
relying services are left out.

Prints one line per check. The exit code is 1 when an answer was wrong.`;

/** The name of a check, and what was wrong with the answer, if anything. */
type Result = [what: string, fault: string | undefined];

const describe = ([what, fault]: Result): string =>
  fault === undefined ? `ok      ${what}` : `FAILED  ${what}: ${fault}`;

const originOf = (url: string): string => {
  const origin = URL.parse(url)?.origin;
  if (origin === undefined) throw new OptionRefused(`"${url}" is not an address (see --help).`);
  return origin;
};

const environmentOf = (name: string | undefined): EnvironmentName | undefined => {
  const found = ENVIRONMENTS.find((known) => known === name);
  if (found !== undefined || name === undefined) return found;
  throw new OptionRefused(`There is no environment "${name}": --env takes ${NAMES}.`);
};

const addressOf = async (environment: EnvironmentName | undefined, url: string | undefined) => {
  if (url !== undefined) return url;
  if (environment !== undefined) return readOutput(environment, 'Api', 'Url');
  throw new OptionRefused(`Name whom to ask: --env ${NAMES}, or --url URL (see --help).`);
};

/** Checks as a relying service. Does nothing when there is neither a token nor a place to get one. */
async function* checkAsService(
  origin: string,
  environment: EnvironmentName | undefined,
  given: string | undefined,
): AsyncGenerator<Result> {
  let token = given;
  if (token === undefined) {
    if (environment === undefined) return;
    const what = 'the pool gives a relying service a token';
    try {
      token = await requestTokenOf(environment);
    } catch (error) {
      return yield [what, error instanceof Error ? error.message : String(error)];
    }
    yield [what, undefined];
  }
  for (const check of SERVICE_CHECKS) yield [check.what, await faultOf(origin, check, token)];
}

async function* checkAll(
  origin: string,
  environment: EnvironmentName | undefined,
  given: string | undefined,
): AsyncGenerator<Result> {
  for (const check of ANONYMOUS_CHECKS) yield [check.what, await faultOf(origin, check)];
  yield* checkAsService(origin, environment, given);
}

/** @returns the exit code */
const run = async (args: string[]): Promise<number> => {
  const options = { env: { type: 'string' }, url: { type: 'string' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const environment = environmentOf(values.env);
  const given = givenToken();
  const origin = originOf(await addressOf(environment, values.url));
  const results: Result[] = [];
  for await (const result of checkAll(origin, environment, given)) {
    console.log(describe(result));
    results.push(result);
  }
  if (environment === undefined && given === undefined)
    console.log('left out: what relying services ask, for want of TROUSSEAU_TOKEN (see --help)');
  const faults = results.filter(([, fault]) => fault !== undefined).length;
  console.log(
    faults === 0 ? `${origin} answers as it should.` : `${origin}: ${faults} of ${results.length} failed.`,
  );
  return faults === 0 ? 0 : 1;
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
