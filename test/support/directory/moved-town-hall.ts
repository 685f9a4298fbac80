import { ulid } from 'ulid';
import { serveAccessWork } from '../../../functions/bulk-change-worker/serve-access-work.ts';
import { bulkChangeIdSchema } from '../../../shared/domain/bulk-changes/bulk-change.ts';
import { sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { createInseeClient } from '../../../shared/sirene/insee-client.ts';
import { parseAnswer } from '../../../shared/sirene/parse-answer.ts';
import { loadSectorRule } from '../../../shared/sirene/sector-rule.ts';
import { storeEstablishments } from '../../../shared/sirene/store-establishments.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { organisationItem } from '../../../shared/table/directory/organisations.ts';
import type { Table } from '../../../shared/table/table.ts';
import { evaluateAccess } from '../../../shared/use-cases/decisions/evaluate-access.ts';
import { hire, newAccount, type Office } from '../access/members.ts';
import { openJobWorld } from '../job-world.ts';
import { createMemoryFiles } from '../memory-files.ts';
import { type Account, makeAdministrator } from '../people/people.ts';
import { openRegister, type Sent } from '../register.ts';
import { afterwards, answerOf, INSEE_KEY, startInsee } from './insee-server.ts';

export const CLAMART = sirenSchema.parse('219200235');
export const OLD_HALL = siretSchema.parse('21920023500014');
export const NEW_HALL = siretSchema.parse('21920023500063');
export const MOVED_ON = '2026-11-10';
const BEFORE = toInstant('2026-11-05T06:00:00Z');
const AFTERWARDS = toInstant('2026-11-12T06:00:00Z');
const sector = loadSectorRule();

type Answer = ReturnType<typeof answerOf>;

export const first = answerOf(OLD_HALL, { dateDernierTraitementEtablissement: '2026-11-01T08:00:00' });
/** What INSEE says of the old town hall after it moved on that day. */
export const closedHall = (on: string = MOVED_ON): Answer => ({
  ...afterwards(first, 'F', on, '2026-11-11T08:00:00.123'),
  etablissementSiege: false,
});
/** And of the new one, which was created on that day. */
export const newHall = (on: string = MOVED_ON): Answer => ({
  ...first,
  ...{ siret: NEW_HALL, nic: '00063', dateCreationEtablissement: on, etablissementSiege: true },
  dateDernierTraitementEtablissement: '2026-11-11T08:00:00.456',
  periodesEtablissement: [
    { ...first.periodesEtablissement[0], dateDebut: on, etatAdministratifEtablissement: 'A' },
  ],
});

/** Stores what a stock file says, as the import does. */
export const importAt = async (table: Table, instant: Instant, ...answers: Answer[]): Promise<void> => {
  const rows = answers.flatMap((answer) => parseAnswer(answer, sector) ?? []);
  const actor = { type: 'machine', id: 'import' } as const;
  const context = { table, clock: () => instant, newId: () => ulid(), actor, requestId: 'import' };
  await storeEstablishments(context, rows);
};

/** INSEE, which answers with these. */
const telling = async (...answers: Answer[]) => {
  const insee = await startInsee();
  insee.answerWith(...answers);
  let milliseconds = 0;
  const client = createInseeClient({
    url: insee.url,
    key: async () => INSEE_KEY,
    now: () => milliseconds,
    wait: async (more) => {
      milliseconds += more;
    },
  });
  return { client, sector };
};

/**
 * A town hall in its old place, its administrator and one declarant who signs there until a day, and INSEE, which is about
 * to tell of the move.
 */
export const openTownHall = async (table: Table) => {
  await batchPut(table, [
    organisationItem({ siren: CLAMART, name: 'COMMUNE DE CLAMART', legalCategory: '7210' }),
  ]);
  await importAt(table, BEFORE, first);
  const files = createMemoryFiles();
  const world = openJobWorld(table, AFTERWARDS);
  const register = openRegister(world.table, world.clock, files);
  const administrator = await newAccount(table);
  await makeAdministrator(table, { siren: CLAMART }, administrator);
  const organisation = { siren: CLAMART, open: OLD_HALL, closed: OLD_HALL };
  const earlier: Office = { table, administrator, organisation, register: openRegister(table, () => BEFORE) };
  const until = '2027-06-30T22:00:00.000Z';
  const declarant = await hire(earlier, [
    { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: [OLD_HALL], until },
  ]);
  const work = serveAccessWork({
    ...{ table: world.table, files, clock: world.clock, newId: () => ulid() },
    pause: async () => {},
  });
  const params = { siren: CLAMART, siret: OLD_HALL };
  return {
    ...{ world, register, administrator, declarant, earlier, until },
    /** INSEE tells of the move, and the register reads it. */
    move: async (...answers: Answer[]): Promise<void> => {
      const told = answers.length > 0 ? answers : [closedHall(), newHall()];
      await openJobWorld(world.table, world.clock(), await telling(...told)).run('sync-sirene');
    },
    /** A newer stock file tells of it. */
    moveByFile: () => importAt(world.table, world.clock(), closedHall(), newHall()),
    /** What /me lists of it. */
    tasks: async (account: Account) => {
      const { body } = await register(account, 'getMe');
      return body.tasks.filter(({ kind }: { kind: string }) => kind === 'succession');
    },
    carryOver: (account: Account, sent: Sent = {}) =>
      register(account, 'carryRightsOver', { params, body: {}, ...sent }),
    /** Runs the bulk change, as its worker does. */
    work: async (change: string): Promise<void> => {
      const lambda = { awsRequestId: 'bulk', getRemainingTimeInMillis: () => 900_000 };
      let call = { accessChange: bulkChangeIdSchema.parse(change), next: 0 };
      for (let more = true; more; ) ({ more, ...call } = await work(call, lambda));
    },
    maySign: async ({ personId }: Account, siret: typeof OLD_HALL): Promise<unknown> => {
      const asked = { personId, siret, instant: world.clock(), service: 'DSN', right: 'sign' } as const;
      const [decision] = await evaluateAccess(table, [asked]);
      return decision?.decision === false ? decision.reason : decision?.decision;
    },
  };
};
