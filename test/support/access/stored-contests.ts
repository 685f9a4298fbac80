import { ulid } from 'ulid';
import { contestIdSchema, openContest } from '../../../shared/domain/access/contest.ts';
import { EMPTY_ROSTER } from '../../../shared/domain/access/roster.ts';
import { personIdSchema, type Siren, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, systemClock } from '../../../shared/domain/instants.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import type { Table } from '../../../shared/table/table.ts';
import { recordContest } from '../../../shared/use-cases/access/record-contest.ts';
import { storeWrites } from '../store-writes.ts';
import type { TestedSystem } from '../system.ts';

/** An open contest in Clamart by somebody whom nobody knows. @returns its id */
export const storeContest = (system: TestedSystem): Promise<string> =>
  storeContestIn(system.table(), sirenSchema.parse('219200235'));

/** An open contest in this organisation by somebody whom nobody knows. @returns its id */
export const storeContestIn = async (table: Table, siren: Siren): Promise<string> => {
  const now = systemClock();
  const [personId, by] = [personIdSchema.parse(ulid()), personIdSchema.parse(ulid())];
  const departure = { at: now, how: 'ended', by, since: now } as const;
  const roster = { ...EMPTY_ROSTER, departures: new Map([[personId, departure]]) };
  const contester = { personId, email: verifiedEmailSchema.parse('nobody@clamart.example') };
  const move = openContest(
    roster,
    { id: contestIdSchema.parse(`${siren}-${ulid()}`), siren, contester, reason: 'À tort.' },
    { now, overdueAt: addDays(now, 3) },
  );
  const actor = { type: 'machine', id: 'set-up' } as const;
  const { value, writes } = recordContest(
    { table, now, newId: () => ulid(), actor, requestId: 'set-up' },
    move,
  );
  await storeWrites(table, writes);
  return value.id;
};
