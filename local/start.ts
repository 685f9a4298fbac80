import { atClock } from '../shared/domain/change-terms.ts';
import { DataInUse, lockData } from './data-lock.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { NoUsableJava } from './find-java.ts';
import { PortTaken } from './http-server.ts';
import { announce } from './running-systems.ts';
import { forgetData, HELP, OptionRefused, parseStartOptions } from './start-options.ts';
import { type System, startSystem } from './system.ts';

const welcome = ({ origin, inbox, letters, events }: System, port: number): string => {
  const portOption = port === 3000 ? '' : ` --port ${port}`;
  const people = DEMO_PEOPLE.map(({ login, what }) => `  ${login.padEnd(15)} ${what}`).join('\n');
  return `
Trousseau est prêt : ${origin}

${people}

Connexion dans un navigateur : ${origin}/login
Courriels envoyés : ${inbox}
Lettres des clés d’activation : ${letters}
Événements pour d’autres systèmes : ${events}
À coller dans un autre terminal :

  curl -s -H "authorization: Bearer $(npm run --silent token -- marie.durand${portOption})" ${origin}/me

Ctrl-C arrête tout.
`;
};

/** Failures that a person can put right are told in one sentence; others keep their stack. */
const isForPeople = (error: unknown): error is Error =>
  [OptionRefused, PortTaken, NoUsableJava, DataInUse].some((kind) => error instanceof kind);

const run = async (): Promise<void> => {
  const { port, data, fresh, clock, help } = parseStartOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  const unlock = lockData(data);
  process.once('exit', unlock);
  if (fresh) forgetData(data);
  const system = await startSystem({
    port,
    data,
    terms: atClock(clock),
    log: ({ route, status, milliseconds, requestId }) =>
      console.log(`${status} ${route} ${milliseconds} ms ${requestId}`),
  });
  const { origin, dynamodb, table, secrets } = system;
  const { clientSecret } = secrets;
  const withdraw = announce({ port, pid: process.pid, origin, dynamodb, table, data, clientSecret });
  const stop = async (): Promise<void> => {
    withdraw();
    await system.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(welcome(system, port));
};

try {
  await run();
} catch (error) {
  console.error(isForPeople(error) ? error.message : error);
  process.exit(1);
}
