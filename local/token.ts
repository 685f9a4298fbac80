import { parseArgs } from 'node:util';
import { DEMO_PEOPLE, findDemoPerson } from './demo-people.ts';
import { RELYING_CLIENT } from './identity-provider.ts';
import { logIn, machineToken } from './oidc-client.ts';
import { findRunning } from './running-systems.ts';
import { OptionRefused, parsePort } from './start-options.ts';

const USAGE = `npm run --silent token -- NAME [--port N]           one of ${DEMO_PEOPLE.map(({ login }) => login).join(', ')}
npm run --silent token -- --email ADDRESS [--port N]   anybody
npm run --silent token -- --client ${RELYING_CLIENT} [--port N]       a relying service

For people, --minutes-ago 20 gives a login of 20 minutes ago: too old for what asks for a fresh one.`;

const OPTIONS = {
  port: { type: 'string' },
  client: { type: 'string' },
  email: { type: 'string' },
  'minutes-ago': { type: 'string' },
} as const;

/** Up to the ten hours or so that a login lasts. */
const parseMinutes = (text = '0'): number => {
  if (!/^\d{1,3}$/.test(text)) throw new OptionRefused(`${text} is no number of minutes.\n\n${USAGE}`);
  return Number(text);
};

const emailOf = (name: string): string => {
  const person = findDemoPerson(name);
  if (person === undefined) throw new OptionRefused(`Nobody here is called ${name}.\n\n${USAGE}`);
  return person.email;
};

const run = async (): Promise<string> => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const port = parsePort(values.port);
  const [name, ...more] = positionals;
  const asked = [name, values.email, values.client].filter((value) => value !== undefined);
  if (asked.length !== 1 || more.length > 0) throw new OptionRefused(USAGE);
  if (values.client !== undefined && values.client !== RELYING_CLIENT) {
    throw new OptionRefused(`There is no client ${values.client}.\n\n${USAGE}`);
  }
  const email = name === undefined ? values.email : emailOf(name);
  const system = findRunning(port);
  if (system === undefined) {
    throw new OptionRefused(
      `Nothing runs on port ${port}: start it with npm start${port === 3000 ? '' : ` -- --port ${port}`}.`,
    );
  }
  return email === undefined
    ? machineToken(system.origin, RELYING_CLIENT, system.clientSecret)
    : logIn(system.origin, email, parseMinutes(values['minutes-ago']));
};

try {
  console.log(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
