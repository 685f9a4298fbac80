import { join } from 'node:path';
import { atClock } from '../shared/domain/administrator-changes/terms.ts';
import { chooseEngine, titleOf } from './choose-engine.ts';
import { OtherEngine } from './data-engine.ts';
import { DataInUse, DataUnusable, lockData } from './data-lock.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { NoUsableJava } from './find-java.ts';
import { PortTaken } from './http-server.ts';
import { announce } from './running-systems.ts';
import { forgetData, HELP, OptionRefused, parseStartOptions } from './start-options.ts';
import { type System, startSystem } from './system.ts';
import { EngineGone, NoEngine } from './table-engine.ts';

/** The line that is printed works from any folder. */
const HERE = join(import.meta.dirname, '..');

const welcome = (
  { origin, portal, inbox, letters, events }: System,
  port: number,
  engine: string,
): string => {
  const portOption = port === 3000 ? '' : ` --port ${port}`;
  const people = DEMO_PEOPLE.map(({ login, what }) => `  ${login.padEnd(15)} ${what}`).join('\n');
  return `
Trousseau est prêt : ${portal}

Ouvrez cette adresse, connectez-vous, choisissez quelqu’un :

${people}

L’API, et un jeton pour l’appeler à la main : ${origin}/login
Courriels envoyés : ${inbox}
Lettres des clés d’activation : ${letters}
Événements pour d’autres systèmes : ${events}
Table locale : ${engine}
À coller dans un autre terminal :

  curl -s -H "authorization: Bearer $(npm --prefix '${HERE}' run --silent token -- marie.durand${portOption})" ${origin}/me

Ctrl-C arrête tout.
`;
};

/** Failures that a person can put right are printed as one sentence. Others keep their stack. */
const isForPeople = (error: unknown): error is Error =>
  [
    ...[OptionRefused, PortTaken, DataInUse, DataUnusable],
    ...[NoEngine, NoUsableJava, OtherEngine, EngineGone],
  ].some((kind) => error instanceof kind);

/** Whoever presses Ctrl-C again after so long will not wait for the rest. */
const IMPATIENT_MILLISECONDS = 1_000;

const fail = (error: unknown): never => {
  console.error(isForPeople(error) ? error.message : error);
  process.exit(1);
};

const run = async (): Promise<void> => {
  const options = parseStartOptions(process.argv.slice(2));
  const { port, portal, data, fresh, clock, engine: engineName, help } = options;
  if (help) return console.log(HELP);
  const engine = chooseEngine(engineName);
  const unlock = lockData(data);
  process.once('exit', unlock);
  if (fresh) forgetData(data);
  // npm sends on what the terminal has sent already: the second Ctrl-C of the two does not cut the stop short.
  let stop = async (): Promise<void> => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
  const system = await startSystem({
    port,
    portal,
    data,
    engine,
    onEngineGone: fail,
    terms: atClock(clock),
    log: ({ route, status, milliseconds, requestId }) =>
      console.log(`${status} ${route} ${milliseconds} ms ${requestId}`),
  });
  const { origin, dynamodb, table, secrets } = system;
  const { clientSecret } = secrets;
  const withdraw = announce({ port, pid: process.pid, origin, dynamodb, table, data, clientSecret });
  process.once('exit', withdraw);
  stop = async () => {
    const askedAt = performance.now();
    stop = async () => {
      if (performance.now() - askedAt > IMPATIENT_MILLISECONDS) process.exit(1);
    };
    withdraw();
    await system.stop().catch(fail);
    process.exit(0);
  };
  console.log(welcome(system, port, titleOf(engine)));
};

try {
  await run();
} catch (error) {
  fail(error);
}
