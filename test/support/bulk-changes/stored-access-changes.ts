import { ulid } from 'ulid';
import {
  type AccessChange,
  type AccessChangeSummary,
  accessChangeIdSchema,
} from '../../../shared/domain/bulk-changes/access-change.ts';
import {
  type AccessChangeMove,
  finishWork,
  requestAccessChange,
  runAccessChange,
  showSummary,
} from '../../../shared/domain/bulk-changes/move-access-change.ts';
import { personIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { systemClock } from '../../../shared/domain/instants.ts';
import { writeSeries } from '../../../shared/files/series.ts';
import { getRoster } from '../../../shared/table/access/administrators.ts';
import { commit } from '../../../shared/table/commit.ts';
import { planFolder, SERIES, writePlan } from '../../../shared/use-cases/bulk-changes/access-change-files.ts';
import { recordAccessChange } from '../../../shared/use-cases/bulk-changes/record-access-change.ts';
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
/** As many as need a second administrator. */
const summary: AccessChangeSummary = { ...NOTHING, ended: 201 };

/** A bulk change without lines, stored as the commands store it, that the operation can be tried on. */
export const storeAccessChange = async (
  system: TestedSystem,
  operation: string,
  sirenText = '219200235',
): Promise<AccessChange> => {
  const table = system.table();
  const siren = sirenSchema.parse(sirenText);
  const now = systemClock();
  const requester = { personId: personIdSchema.parse(ulid()), email: 'nobody@clamart.example' };
  const id = accessChangeIdSchema.parse(`${siren}-${ulid()}`);
  const actor = { type: 'machine', id: 'set-up' } as const;
  const store = async (move: AccessChangeMove | undefined): Promise<AccessChange> => {
    if (move === undefined) throw new Error('it does not move');
    const context = { table, now, newId: () => ulid(), actor, requestId: 'set-up' };
    const { value, writes } = recordAccessChange(context, move);
    await commit(table, writes, ulid());
    return value;
  };
  const plan = planFolder(id, ulid());
  const files = system.files();
  await writePlan(files, plan, { people: [] });
  await writeSeries(files, `${plan}/${SERIES.lines}`, []);
  const asked = await store(requestAccessChange({ id, siren, requester, source: 'lines', now }));
  const checked = await store(showSummary(asked, { summary, plan }, now));
  const facts = { actor: requester.personId, email: requester.email, now };
  if (operation === 'decideAccessChange')
    return store(
      runAccessChange(checked, 'valid-lines', { ...facts, roster: await getRoster(table, siren) }),
    );
  if (operation !== 'undoAccessChange') return checked;
  const running = await store(runAccessChange(checked, 'valid-lines', { ...facts, roster: new Set() }));
  return store(finishWork(running, {}, now));
};
