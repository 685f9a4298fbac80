import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES } from './choose-engine.ts';

export const HELP = `Runs the whole of Trousseau on this machine.

  npm start -- [--port N] [--portal-port N] [--portal-origin URL] [--data DIR] [--fresh]
               [--clock N] [--engine NAME]

  --port N             the API's port, on 127.0.0.1 (default 3000)
  --portal-port N      the portal's port (default: the one after the API's)
  --portal-origin URL  where browsers see the portal, if something stands in front of
                       it or another one is being developed: mails and logins lead there
  --data DIR           where the data is kept between runs (default .local)
  --fresh              forget the data kept there, and begin with the demonstration
  --clock N            waits of a change of administrator go by N times as fast: with 1440
                       a minute lasts for a day; jobs run as much more often (default 1)
  --engine NAME        what stands for DynamoDB: ${ENGINES.map(({ name }) => name).join(' or ')}
                       (default TABLE_ENGINE, else the first of them that npm has installed)
  --help               this text`;

export interface StartOptions {
  port: number;
  portal: { port: number; origin: string | undefined };
  data: string;
  fresh: boolean;
  /** How many times faster than in production the waits of a change of administrator pass. */
  clock: number;
  /** What stands for DynamoDB; the usual one without it. */
  engine: string | undefined;
  help: boolean;
}

/** An option cannot be understood. The message is for the person who typed it. */
export class OptionRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OptionRefused';
  }
}

const DEFAULT_PORT = '3000';
const MAX_PORT = 65_535;

export const parsePort = (text = DEFAULT_PORT, option = '--port'): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > MAX_PORT) {
    throw new OptionRefused(`${option} takes a number from 1 to ${MAX_PORT}, not "${text}".`);
  }
  return port;
};

/** As browsers name one, without path; plain http on this machine only. */
const ORIGIN = /^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost))(:\d+)?$/;

const parseOrigin = (text: string): string => {
  if (!ORIGIN.test(text)) {
    throw new OptionRefused(`--portal-origin takes an origin such as http://localhost:5173, not "${text}".`);
  }
  return text;
};

const SECONDS_PER_DAY = 86_400;

export const parseClock = (text: string): number => {
  const clock = Number(text);
  if (!(clock > 0 && clock <= SECONDS_PER_DAY)) {
    throw new OptionRefused(`--clock takes a number above 0 and up to ${SECONDS_PER_DAY}, not "${text}".`);
  }
  return clock;
};

const OPTIONS = {
  port: { type: 'string' },
  'portal-port': { type: 'string' },
  'portal-origin': { type: 'string' },
  data: { type: 'string', default: '.local' },
  fresh: { type: 'boolean', default: false },
  clock: { type: 'string', default: '1' },
  engine: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws OptionRefused */
export const parseStartOptions = (args: string[]): StartOptions => {
  try {
    const { data, fresh, clock, engine, help, ...given } = parseArgs({ args, options: OPTIONS }).values;
    const port = parsePort(given.port);
    const origin = given['portal-origin'];
    const portal = {
      port: parsePort(given['portal-port'] ?? String(port + 1), '--portal-port'),
      origin: origin === undefined ? undefined : parseOrigin(origin),
    };
    return { port, portal, data: resolve(data), fresh, clock: parseClock(clock), engine, help };
  } catch (error) {
    if (error instanceof OptionRefused) throw error;
    throw new OptionRefused(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const OWN = [
  'dynamodb',
  'engine.json',
  'issuer.json',
  'activation-secret',
  'letters-bucket',
  'files-bucket',
  'stream',
  'executions.json',
  'access-executions.json',
  'dead-letters.jsonl',
  'events.jsonl',
  'portal',
] as const;

/** Deletes only what the system itself keeps there. Anything else in the folder is not ours. */
export const forgetData = (data: string): void => {
  for (const name of OWN) {
    rmSync(join(data, name), { recursive: true, force: true });
  }
};
