import { ulid } from 'ulid';
import type { Siret } from '../../shared/domain/identifiers.ts';
import { addDays, dateSchema, type Instant, systemClock } from '../../shared/domain/instants.ts';
import { getEstablishments } from '../../shared/table/directory/establishments.ts';
import { listDue } from '../../shared/table/due-queue.ts';
import type { EvidenceOwner } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import { recordEstablishment } from '../../shared/use-cases/directory/record-establishment.ts';
import { assessOrphanRisk } from '../../shared/use-cases/people/assess-orphan-risk.ts';
import { flagDueLogin } from '../../shared/use-cases/people/flag-profile.ts';
import { recordJobRun } from '../../shared/use-cases/record-job-run.ts';
import { openOffice } from './access/members.ts';
import { storeContestIn } from './access/stored-contests.ts';
import { storeAdministratorChange } from './administrator-changes/stored-administrator-changes.ts';
import { storeBulkChange } from './bulk-changes/stored-bulk-changes.ts';
import { activeMandate, openMandatary } from './mandates/mandates.ts';
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
  await storeAdministratorChange(system, 'escalated', administrator, { siretText: open });
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
    ...{ contest: siren, 'orphan-risk': siren, person: personId, login: personId, job: 'jobs' },
    ...{ 'mandate, given': siren, 'mandate, received': mandatary.organisation.siren },
  };
};
