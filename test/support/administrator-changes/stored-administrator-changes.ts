import { ulid } from 'ulid';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { escalate } from '../../../shared/domain/administrator-changes/advance.ts';
import { approve, openContest } from '../../../shared/domain/administrator-changes/decide.ts';
import { requestedAdministratorChange } from '../../../shared/domain/administrator-changes/request.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../../shared/domain/administrator-changes/transition.ts';
import { personIdSchema, sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, dateSchema, type Instant, systemClock } from '../../../shared/domain/instants.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import type { Table } from '../../../shared/table/table.ts';
import { recordAdministratorChange } from '../../../shared/use-cases/administrator-changes/record-administrator-change.ts';
import { administerSince } from '../people/administer-since.ts';
import { storeWrites } from '../store-writes.ts';
import type { TestedSystem } from '../system.ts';
import { dealTo } from './deal-to.ts';

export type StoredState = 'pending' | 'escalated' | 'contestable' | 'approved';

/** The state that each command on a request needs; pending for the others. */
export const STATES: Record<string, StoredState> = {
  objectToAdministratorChange: 'contestable',
  decideAsSupport: 'escalated',
  withdrawApproval: 'approved',
};

const YESTERDAY = -1;
const TWO_WEEKS_AGO = -14;

const steps: Record<
  StoredState,
  ((change: AdministratorChange, now: Instant) => AdministratorChangeTransition | undefined)[]
> = {
  pending: [],
  escalated: [(change, now) => escalate(change, now, terms)],
  approved: [],
  contestable: [
    (change, now) =>
      openContest(change, { way: 'activation-key', at: now, headOffice: change.siret }, now, terms),
  ],
};

const store = async (
  table: Table,
  transition: AdministratorChangeTransition,
  now: Instant,
): Promise<AdministratorChange> => {
  const actor = { type: 'machine', id: 'set-up' } as const;
  const context = { table, now, newId: () => ulid(), actor, requestId: 'set-up' };
  const { value, writes } = recordAdministratorChange(context, transition);
  await storeWrites(table, writes);
  return value;
};

/**
 * A request that has already reached a state, stored as the commands store it, because some states take days. It is
 * old enough to be escalated, and the current administrators may decide on it. `by`: who has approved it, or is dealt it.
 */
export const storeAdministratorChange = async (
  system: TestedSystem,
  state: StoredState,
  candidate: { personId: string; email: string },
  { siretText = '21920023500014', by }: { siretText?: string; by?: { personId: string; email: string } } = {},
): Promise<AdministratorChange> => {
  const table = system.table();
  const siret = siretSchema.parse(siretText);
  const siren = sirenSchema.parse(siretText.slice(0, 9));
  const now = systemClock();
  const begun = addDays(now, state === 'escalated' ? TWO_WEEKS_AGO : YESTERDAY);
  const date = dateSchema.parse(begun.slice(0, 10));
  await administerSince(table, siren, addDays(begun, -1));
  const opened = requestedAdministratorChange(
    {
      id: administratorChangeIdSchema.parse(`${siren}-${ulid()}`),
      kind: 'additional',
      siret,
      candidate: {
        ...{ familyName: 'Roux', givenName: 'Nadia', email: candidate.email },
        personId: personIdSchema.parse(candidate.personId),
      },
      reason: 'Élection.',
      evidence: { type: 'election', reference: 'PV', date, effectiveDate: date },
    },
    {
      establishment: { siret, siren, closures: [] },
      card: undefined,
      roster: await getAdministrators(table, siren),
      isWritable: true,
      now: begun,
      terms,
    },
  );
  let change = await store(table, opened, begun);
  for (const step of steps[state]) {
    const transition = step(change, now);
    if (transition !== undefined) change = await store(table, transition, now);
  }
  const caller = by && {
    personId: personIdSchema.parse(by.personId),
    email: verifiedEmailSchema.parse(by.email),
  };
  if (state === 'escalated' && caller !== undefined) await dealTo(table, caller, change.id, now);
  if (state === 'approved' && caller !== undefined) {
    const approval = { way: 'co-optation', at: now, by: caller.personId } as const;
    const later = { ...change, effectiveFrom: addDays(now, 30) };
    change = await store(table, { ...approve(later, approval, now), before: change }, now);
  }
  return change;
};
