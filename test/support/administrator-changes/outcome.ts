import { expect } from 'vitest';
import { isClosed } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { type Event, firstBrokenLink } from '../../../shared/domain/events.ts';
import { getAdministrators } from '../../../shared/table/access/administrators.ts';
import { listEvents } from '../../../shared/table/events.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { AdministratorChangeWorld, Cast, Plot } from './world.ts';

const ENDS: Record<string, string> = {
  approved: 'Done',
  refused: 'Refused',
  expired: 'Expired',
  cancelled: 'Cancelled',
};

const PREFIX = 'administrator-change.';

const rosterAfter = ({ candidate, administrator }: Cast, { kind }: Plot, isApplied: boolean): string[] => {
  const before = kind === 'first' ? [] : [administrator.personId];
  if (!isApplied) return before;
  return kind === 'replacement' ? [candidate.personId] : [...before, candidate.personId].sort();
};

const count = (events: readonly Event[], type: string): number =>
  events.filter((event) => event.type === type).length;

/** Checks that the table agrees with itself and with the finished workflow. @returns the outcome */
export const expectOneOutcome = async (
  table: Table,
  world: AdministratorChangeWorld,
  cast: Cast,
  plot: Plot,
): Promise<string> => {
  const change = await world.stored();
  const { status } = change.state;
  expect(isClosed(change)).toBe(true);
  expect(world.steps.starts()).toBe(1);
  expect(world.steps.stateName()).toBe(ENDS[status]);

  const { events } = await listEvents(table, world.siren, { limit: 200, after: undefined });
  const own = events
    .filter(({ stream }) => stream === `change/${world.id}`)
    .sort((a, b) => a.sequence - b.sequence);
  expect(firstBrokenLink(own)).toBeUndefined();
  expect(own).toHaveLength(change.version);
  const isApplied = status === 'approved';
  expect(count(own, `${PREFIX}requested`)).toBe(1);
  expect(count(own, `${PREFIX}applied`)).toBe(isApplied ? 1 : 0);
  const endings = ['refused', 'expired', 'cancelled'].map((end) => count(own, `${PREFIX}${end}`));
  expect(endings.reduce((sum, each) => sum + each)).toBe(isApplied ? 0 : 1);
  for (const once of ['approved', 'escalated', 'contest-opened', 'contested']) {
    expect(count(own, `${PREFIX}${once}`)).toBeLessThanOrEqual(
      1 + count(own, `${PREFIX}returned`) + count(own, `${PREFIX}contested`),
    );
  }
  const reminders = own.flatMap(({ type, data }) => (type === `${PREFIX}reminded` ? [data.reminder] : []));
  // A request that was returned reminds again.
  if (count(own, `${PREFIX}returned`) === 0) expect(reminders).toEqual([...new Set(reminders)].sort());
  expect([...(await getAdministrators(table, world.siren))].sort()).toEqual(
    rosterAfter(cast, plot, isApplied),
  );
  const appointed = events.filter(
    ({ type, personId }) => type === 'administrator.appointed' && personId === cast.candidate.personId,
  );
  expect(appointed).toHaveLength(isApplied ? 1 : 0);
  return status;
};
