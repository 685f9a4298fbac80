import { ulid } from 'ulid';
import type { AdministratorChange } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { escalate } from '../../../shared/domain/administrator-changes/advance.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import { dateSchema, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import type { Table } from '../../../shared/table/table.ts';
import { recordAdministratorChange } from '../../../shared/use-cases/administrator-changes/record-administrator-change.ts';
import { requestAdministratorChange } from '../../../shared/use-cases/administrator-changes/request.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { createOrganisation, makeAdministrator } from '../people/people.ts';
import { storeWrites } from '../store-writes.ts';
import { forgetRequests } from './forget-requests.ts';
import type { Cast } from './world.ts';

const ASKED_AT = toInstant('2026-06-01T08:00:00Z');
const ESCALATED_AT = toInstant('2026-06-11T08:00:00Z');
export const contextAt = (table: Table, now: Instant, id: string): CommandContext => ({
  ...{ table, now, newId: () => ulid(), requestId: 'race' },
  actor: { type: 'person', id },
});

const store = async <T>({ table }: CommandContext, { writes, value }: Outcome<T>): Promise<T> => {
  await storeWrites(table, writes);
  return value;
};

/** A request that was made on the first of June, and escalated to support ten days later. */
export const askAndEscalate = async (table: Table, cast: Cast): Promise<AdministratorChange> => {
  const organisation = await createOrganisation(table);
  await makeAdministrator(table, organisation, cast.administrator);
  const { personId } = cast.candidate;
  const asking = contextAt(table, ASKED_AT, personId);
  await forgetRequests(table, personId);
  const day = dateSchema.parse('2026-06-01');
  const asked = await store(
    asking,
    await requestAdministratorChange(
      asking,
      {
        ...{ kind: 'additional', siret: organisation.open, reason: 'Élection.' },
        evidence: { type: 'election', reference: '1', date: day, effectiveDate: day },
      },
      cast.candidate,
      terms,
    ),
  );
  const escalating = contextAt(table, ESCALATED_AT, 'workflow');
  const transition = escalate(asked, ESCALATED_AT, terms);
  if (transition === undefined) throw new Error('not escalated');
  return store(escalating, recordAdministratorChange(escalating, transition));
};
