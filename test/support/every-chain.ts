import { ulid } from 'ulid';
import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import type { Siren, Siret } from '../../shared/domain/identifiers.ts';
import { addDays, dateSchema, type Instant, systemClock } from '../../shared/domain/instants.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { listDue } from '../../shared/table/due-queue.ts';
import type { EvidenceOwner } from '../../shared/table/keys.ts';
import { takeTurn } from '../../shared/table/mail-days.ts';
import type { Table } from '../../shared/table/table.ts';
import { openSupportView } from '../../shared/use-cases/administrator-changes/open-support-view.ts';
import { recordViewedPage } from '../../shared/use-cases/administrator-changes/record-support-view.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import { recordEstablishment } from '../../shared/use-cases/directory/record-establishment.ts';
import { recordMailDay } from '../../shared/use-cases/notices/close-mail-day.ts';
import { assessOrphanRisk } from '../../shared/use-cases/people/assess-orphan-risk.ts';
import { flagDueLogin } from '../../shared/use-cases/people/flag-profile.ts';
import { recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import { newAccount, openOffice } from './access/members.ts';
import { storeContestIn } from './access/stored-contests.ts';
import { storeAdministratorChange } from './administrator-changes/stored-administrator-changes.ts';
import { storeBulkChange } from './bulk-changes/stored-bulk-changes.ts';
import { activeMandate, openMandatary } from './mandates/mandates.ts';
import type { Account } from './people/people.ts';
import { storeWrites } from './store-writes.ts';
import type { TestedSystem } from './system.ts';

/** Years after everybody last logged in or confirmed anything. */
const LATER = 2_000;

const contextAt = (table: Table, now: Instant): CommandContext => ({
  ...{ table, now, newId: () => ulid(), requestId: 'set-up' },
  actor: { type: 'machine', id: 'set-up' },
});

const closePlace = async (context: CommandContext, siret: Siret) => {
  const place = (await getEstablishments(context.table, [siret])).get(siret);
  if (place === undefined) throw new Error('there is no such place');
  const closures = [{ from: dateSchema.parse('2026-12-01') }];
  await storeWrites(context.table, await recordEstablishment(context, place, { ...place, closures }));
};

const flagLogins = async (context: CommandContext): Promise<void> => {
  for await (const entries of listDue(context.table, 'LOGIN', context.now)) {
    for (const entry of entries)
      await storeWrites(context.table, (await flagDueLogin(context, entry)).writes);
  }
};

/** An agent opens the body and looks at a page of it. */
const lookAsSupport = async (
  context: CommandContext,
  { id, siren }: AdministratorChange,
  agent: Account,
): Promise<void> => {
  const reason = 'Vérifier qui administre.';
  await storeWrites(context.table, (await openSupportView(context, id, { agent, reason })).writes);
  const page = { siren, route: 'GET /organisations/{siren}' };
  await storeWrites(context.table, (await recordViewedPage(context, agent, page)).writes);
};

/** A day on which support was sent more mails about the body than a day takes. */
const mergeMails = async (table: Table, siren: Siren): Promise<void> => {
  const now = systemClock();
  for (const event of ['a', 'b', 'c', 'd'])
    await takeTurn(table, { siren, recipient: 'support' }, { event, subject: 'Objet' }, now);
  const later = contextAt(table, addDays(now, 2));
  for await (const entries of listDue(table, 'DIGEST', later.now))
    for (const entry of entries) await storeWrites(table, (await recordMailDay(later, entry)).writes);
};

/** Chains of every kind in one table, as the use cases store them. @returns an owner of each kind of chain */
export const storeEveryChain = async (table: Table): Promise<Record<string, EvidenceOwner>> => {
  const office = await openOffice(table);
  const mandatary = await openMandatary(office);
  const { siren, open } = office.organisation;
  const { administrator } = office;
  await activeMandate(office, mandatary);
  await office.register(administrator, 'openReview', { params: { siren } });
  const system = { table: () => table, files: () => ({ put: async () => {} }) } as unknown as TestedSystem;
  await storeBulkChange(system, 'runBulkChange', siren);
  const by = await newAccount(table);
  const dealt = await storeAdministratorChange(system, 'escalated', administrator, { siretText: open, by });
  await lookAsSupport(contextAt(table, systemClock()), dealt, by);
  await mergeMails(table, siren);
  await storeContestIn(table, siren);
  await closePlace(contextAt(table, systemClock()), open);
  const later = contextAt(table, addDays(systemClock(), LATER));
  await storeWrites(table, (await assessOrphanRisk(later, siren)).writes);
  await flagLogins(later);
  for (const outcomes of [{}, { before: 1 }]) {
    const { writes } = await recordJobRun(later, 'expire-access', { outcomes, complete: true });
    await storeWrites(table, writes);
  }
  const { personId } = administrator;
  return {
    ...{ card: siren, change: siren, 'access-change': siren, 'access-review': siren, establishment: siren },
    ...{ 'support-view': siren, mails: siren },
    ...{ contest: siren, 'orphan-risk': siren, person: personId, login: personId, job: 'jobs' },
    ...{ 'mandate, given': siren, 'mandate, received': mandatary.organisation.siren },
  };
};
