import { ulid } from 'ulid';
import { NO_LOSSES } from '../../../shared/domain/access/losses.ts';
import { EMPTY_ROSTER } from '../../../shared/domain/access/roster.ts';
import {
  type BulkChange,
  type BulkChangeSummary,
  bulkChangeIdSchema,
} from '../../../shared/domain/bulk-changes/bulk-change.ts';
import {
  type BulkChangeMove,
  finishWork,
  showSummary,
} from '../../../shared/domain/bulk-changes/move-bulk-change.ts';
import { requestBulkChange } from '../../../shared/domain/bulk-changes/request-bulk-change.ts';
import { requestedRun } from '../../../shared/domain/bulk-changes/run-bulk-change.ts';
import { personIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { verifiedEmailSchema } from '../../../shared/domain/people/party.ts';
import { writeSeries } from '../../../shared/files/series.ts';
import { getRoster } from '../../../shared/table/access/administrators.ts';
import { planFolder, SERIES, writePlan } from '../../../shared/use-cases/bulk-changes/files.ts';
import { recordBulkChange } from '../../../shared/use-cases/bulk-changes/record-bulk-change.ts';
import { storeWrites } from '../store-writes.ts';
import type { TestedSystem } from '../system.ts';

const NOTHING = {
  ...{
    lines: 0,
    faulty: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    reduced: 0,
    widened: 0,
    people: 0,
    invited: 0,
    leaving: 0,
  },
  ...{ losingLastRight: 0, uncovered: 0, firstUncovered: [], lastAdministrator: false },
};
/** Enough to need a second administrator. */
const summary: BulkChangeSummary = { ...NOTHING, ended: 201 };

/** A bulk change without lines, stored as the commands store it, in the state that the operation needs. */
export const storeBulkChange = async (
  system: TestedSystem,
  operation: string,
  sirenText = '219200235',
): Promise<BulkChange> => {
  const table = system.table();
  const siren = sirenSchema.parse(sirenText);
  const now = systemClock();
  const requester = {
    personId: personIdSchema.parse(ulid()),
    email: verifiedEmailSchema.parse('nobody@clamart.example'),
  };
  const id = bulkChangeIdSchema.parse(`${siren}-${ulid()}`);
  const actor = { type: 'machine', id: 'set-up' } as const;
  const store = async (move: BulkChangeMove | undefined): Promise<BulkChange> => {
    if (move === undefined) throw new Error('it does not move');
    const context = { table, now, newId: () => ulid(), actor, requestId: 'set-up' };
    const { value, writes } = recordBulkChange(context, move);
    await storeWrites(table, writes);
    return value;
  };
  const plan = planFolder(id, ulid());
  const files = system.files();
  await writePlan(files, plan, { people: [] });
  await writeSeries(files, `${plan}/${SERIES.lines}`, []);
  const asked = await store(requestBulkChange({ id, siren, requester, source: 'lines', now }));
  const checked = await store(showSummary(asked, { summary, plan }, now));
  const facts = { asker: requester, taken: NO_LOSSES, now };
  if (operation === 'decideBulkChange')
    return store(requestedRun(checked, 'valid-lines', { ...facts, roster: await getRoster(table, siren) }));
  if (operation === 'decideBulkChangeAsSupport') {
    // A colleague of today, who is gone by now: nobody there can give second eyes.
    const seats = new Map([
      [personIdSchema.parse(ulid()), { since: now, became: { how: 'register' as const } }],
    ]);
    return store(requestedRun(checked, 'valid-lines', { ...facts, roster: { ...EMPTY_ROSTER, seats } }));
  }
  if (operation !== 'undoBulkChange') return checked;
  const running = await store(requestedRun(checked, 'valid-lines', { ...facts, roster: EMPTY_ROSTER }));
  return store(finishWork(running, {}, now));
};
