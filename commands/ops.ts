import { parseArgs } from 'node:util';
import { OptionRefused } from '../local/start-options.ts';
import { sirenSchema, siretSchema } from '../shared/domain/identifiers.ts';
import { instantTextSchema, systemClock, toInstant } from '../shared/domain/instants.ts';
import { rightSchema } from '../shared/domain/rights.ts';
import type { Anchor } from '../shared/files/anchor.ts';
import { describeFailure } from './describe-failure.ts';
import { ANCHOR_OPTION, findAnchor } from './find-anchor.ts';
import { findTable, TABLE_OPTIONS } from './find-table.ts';
import { exportOrganisation } from './ops/export-organisation.ts';
import { ownerSchema } from './ops/find-owners.ts';
import type { Operation } from './ops/operation.ts';
import { reindex } from './ops/reindex.ts';
import { type Verdict, verifyEvents } from './ops/verify-events.ts';
import { whoCan } from './ops/who-can.ts';
import { createStatusLine } from './status-line.ts';

const HELP = `What an operator does with the register's table.

  npm run ops -- COMMAND [--port N | --table NAME] [--dry-run] [--yes-prod]

  verify-events [SIREN | PERSON | jobs]
                                   verifies the hash chains, the items that they seal and the anchor, of everybody
                                   if none is named; exit code 1 when one is broken, 2 when something is not sealed
                                   yet, or when there is no event
  export SIREN                     an organisation's cards and events, one JSON object per line
  reindex                          corrects the index attributes that differ from what their items say
  who-can RIGHT SIRET/SERVICE [--at INSTANT]
                                   who may do that there, and who may not and why

  --port N      the system that npm start runs on this port (default 3000)
  --table NAME  a deployed table; region, credentials and endpoint come from the AWS environment
  --anchor NAME the bucket that anchors the deployed table's evidence (output AnchorBucketName of the stack Jobs)
  --at INSTANT  such as 2026-11-15T10:00:00Z (default now)
  --dry-run     prints what would be done, and does nothing
  --yes-prod    I know that the table is prod's, or may be
  --help        this text`;

const OPTIONS = {
  ...TABLE_OPTIONS,
  ...ANCHOR_OPTION,
  at: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

const understand = <T>(parsed: { success: true; data: T } | { success: false }, what: string): T => {
  if (parsed.success) return parsed.data;
  throw new OptionRefused(`${what} (see --help).`);
};

const questionOf = (right: string, declaration = '', at: string | undefined) => {
  const [siret = '', service = ''] = declaration.split('/');
  return {
    right: understand(rightSchema.safeParse(right), 'A right is consult, declare or sign'),
    siret: understand(siretSchema.safeParse(siret), `"${siret}" is not a SIRET`),
    service,
    instant:
      at === undefined
        ? systemClock()
        : toInstant(
            understand(
              instantTextSchema.safeParse(at),
              `"${at}" is not an instant such as 2026-11-15T10:00:00Z`,
            ),
          ),
  };
};

const ownerOf = (name: string) =>
  understand(ownerSchema.safeParse(name), `"${name}" is neither a SIREN, nor the id of a person, nor jobs`);

/** @returns the exit code */
type Command = (operation: Operation) => Promise<number>;

const done = async (work: Promise<void>): Promise<number> => {
  await work;
  return 0;
};

const EXIT_CODES: Readonly<Record<Verdict, number>> = { holds: 0, broken: 1, open: 2 };
const NO_ANCHOR = { read: async function* () {} } satisfies Pick<Anchor, 'read'>;

/** Parses the command before any table is opened. @throws OptionRefused */
const commandOf = (
  [command = '', ...names]: string[],
  { at, anchor }: { at: string | undefined; anchor: Anchor | undefined },
): Command => {
  const [name = '', place] = names;
  switch (command) {
    case 'verify-events': {
      const owner = name === '' ? undefined : ownerOf(name);
      return async (operation) => EXIT_CODES[await verifyEvents(operation, anchor ?? NO_ANCHOR, owner)];
    }
    case 'export': {
      const siren = understand(sirenSchema.safeParse(name), `"${name}" is not a SIREN`);
      return (operation) => done(exportOrganisation(operation, siren));
    }
    case 'reindex':
      return (operation) => done(reindex(operation));
    case 'who-can': {
      const question = questionOf(name, place, at);
      return (operation) => done(whoCan(operation, question));
    }
    default:
      throw new OptionRefused(`There is no command "${command}" (see --help).`);
  }
};

const run = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const command = commandOf(positionals, { at: values.at, anchor: findAnchor(values) });
  const status = createStatusLine(process.stderr);
  const operation: Operation = {
    table: await findTable(values),
    dryRun: values['dry-run'],
    onProgress: (line) => status.show(() => line),
    print: (line) => {
      status.clear();
      console.log(line);
    },
  };
  return command(operation).finally(status.clear);
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
