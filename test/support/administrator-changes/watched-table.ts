import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Roster } from '../../../shared/domain/access/roster.ts';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import type { PersonId } from '../../../shared/domain/identifiers.ts';
import { parseRoster } from '../../../shared/table/access/former-shape.ts';
import { parseAdministratorChange } from '../../../shared/table/administrator-changes/former-shape.ts';
import { keys, sirenOfChangeId } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { documentsThrough } from '../documents-through.ts';
import type { Around } from '../stored-records.ts';

/** The event of a request that a transaction stores, if it stores one. */
interface Stored {
  type: string;
  actor: { type: string; id: string };
  data: { change: string };
  reason?: string;
}

const eventOf = (command: TransactWriteCommand): Stored | undefined =>
  (command.input.TransactItems ?? [])
    .map(({ Put }) => Put?.Item)
    .find((item) => String(item?.type).startsWith('administrator-change.')) as Stored | undefined;

/** Written anew from authority.md, so that the rule and its test do not share a mistake. */
const isSinceBefore = (change: AdministratorChange, { seats }: Roster, id: PersonId): boolean => {
  const seat = seats.get(id);
  return seat !== undefined && seat.since <= change.requestedAt;
};

const mayVouch = (change: AdministratorChange, roster: Roster, id: PersonId): boolean =>
  isSinceBefore(change, roster, id) ||
  (change.convertedAt !== undefined && roster.seats.get(id)?.became.how === 'first');

const hasGoneFreely = (roster: Roster, id: PersonId, approvedAt: string): boolean => {
  const left = roster.departures.get(id);
  return (
    left !== undefined &&
    (left.how === 'left' || left.how === 'replaced') &&
    left.since <= approvedAt &&
    left.at >= approvedAt
  );
};

const expectAuthority = (event: Stored, change: AdministratorChange, roster: Roster): void => {
  const by = event.actor.id as PersonId;
  const isPersons = event.actor.type === 'person';
  if (event.type === 'administrator-change.approved' && isPersons) {
    expect(mayVouch(change, roster, by), 'approved by whoever may').toBe(true);
    expect(by).not.toBe(change.candidate.personId);
    expect([...change.objections, ...change.stops.filter((stop) => !stop.takenBack)]).toEqual([]);
  }
  if (event.type === 'administrator-change.refused' && isPersons) {
    expect(isSinceBefore(change, roster, by), 'refused by whoever may').toBe(true);
    expect(by).not.toBe(change.outgoing?.personId);
    expect(change.state.status).toBe('pending');
  }
  if (event.type !== 'administrator-change.applied' || change.state.status !== 'approved') return;
  const { approval } = change.state;
  if (approval.way === 'co-optation') {
    const { by: approver } = approval;
    if (approver === undefined) throw new Error('nobody approved');
    expect(mayVouch(change, roster, approver) || hasGoneFreely(roster, approver, approval.at)).toBe(true);
  }
  if (approval.way === 'support') expect(new Set(approval.agents).size).toBe(2);
  if (change.kind === 'first') expect(roster.seats.size).toBe(0);
};

/**
 * A table in memory that holds each stored act on a request against the state in which it was stored: the roster and the
 * request of the moment before, which nothing comes between. `around` makes operations cross.
 */
export const watchedTable = (memory: Table, around: Around) => {
  const seen = { acts: 0, effects: 0 };
  const get = (Key: object) => memory.documents.get({ TableName: 'memory', Key: Key as never });
  const store = async (command: unknown): Promise<unknown> => {
    const event = command instanceof TransactWriteCommand ? eventOf(command) : undefined;
    if (event === undefined) return memory.documents.send(command as TransactWriteCommand);
    const id = administratorChangeIdSchema.parse(event.data.change);
    // A table in memory answers when it is asked, so that these three are one moment.
    const [roster, change, stored] = [
      get(keys.administrators(sirenOfChangeId(id))),
      get(keys.administratorChange(id)),
      memory.documents.send(command as TransactWriteCommand),
    ];
    const answer = await stored;
    const { Item } = await change;
    if (Item !== undefined) {
      expectAuthority(event, parseAdministratorChange(Item), parseRoster((await roster).Item));
      seen.acts += 1;
      if (event.type === 'administrator-change.applied') seen.effects += 1;
    }
    return answer;
  };
  const documents = documentsThrough((command) => around(() => store(command)));
  return { table: { name: memory.name, documents }, seen };
};
