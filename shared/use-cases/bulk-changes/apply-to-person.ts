import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { applyPersonPlan, isOver } from '../../domain/bulk-changes/apply-person-plan.ts';
import type { BulkChange } from '../../domain/bulk-changes/bulk-change.ts';
import { coversAll, heldGrants } from '../../domain/bulk-changes/timed-rights.ts';
import { DomainError } from '../../domain/errors.ts';
import { personIdSchema, type Siren } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { invitedHolder } from '../../domain/people/holder.ts';
import { getCard } from '../../table/access/access-cards.ts';
import { type AccessPart, getAccessPart, putAccessPart } from '../../table/bulk-changes/parts.ts';
import type { Write } from '../../table/write.ts';
import { recordCardChange } from '../access/record-card-change.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { expectInvitee } from '../people/expect-person.ts';
import type { StoredPerson } from './files.ts';
import { standingFor } from './standing.ts';

const stageBefore = (
  card: AccessCard,
  { now }: CommandContext,
): Partial<AccessPart & { outcome: 'applied' }> => {
  const stage = stageAt(card, now);
  if (stage === undefined) return {};
  const { from: _, ...was } = stage;
  return { was };
};

/** What an applied plan leaves behind, so that it can be undone. */
const partOf = (
  person: StoredPerson,
  change: CardChange | undefined,
  { version }: Pick<AccessCard, 'version'>,
  context: CommandContext,
): AccessPart => {
  const { before, after } = change ?? {};
  const held = new Set(before?.grants.map(({ id }) => id) ?? []);
  const endedBefore = new Set(
    before?.grants.filter(({ endedAt }) => endedAt !== undefined).map(({ id }) => id),
  );
  return {
    outcome: 'applied',
    ...{ personId: person.personId, at: context.now, membership: person.membership, version },
    given: after?.grants.filter(({ id }) => !held.has(id)).map(({ id }) => id) ?? [],
    ended:
      after?.grants
        .filter(({ id, endedAt }) => endedAt !== undefined && held.has(id) && !endedBefore.has(id))
        .map(({ id }) => id) ?? [],
    widened: !coversAll(heldGrants(before, context.now), heldGrants(after, context.now)),
    ...(before !== undefined && stageBefore(before, context)),
    ...(person.membership === 'invited' && { invitation: person.invitation }),
  };
};

/** The person whom the plan invites, reserved under the id that was shown. */
const expectInvited = async (
  context: CommandContext,
  siren: Siren,
  { personId, email, familyName, givenName, membership }: StoredPerson,
  card: AccessCard | undefined,
) => {
  if (membership !== 'invited' && card !== undefined)
    return { value: { personId, email, holder: card.holder }, writes: [] };
  const { value, writes } = await expectInvitee(context, siren, { email, personId });
  return { value: { ...value, holder: invitedHolder({ ...value, familyName, givenName }) }, writes };
};

/**
 * Why a plan can no longer be applied: it was made for another card, or for another moment. Nobody is changed on a
 * guess.
 */
export const planObstacle = (
  { version, gives }: StoredPerson,
  card: Pick<AccessCard, 'version'> | undefined,
  now: Instant,
): 'card-changed' | 'period-over' | undefined => {
  if ((card?.version ?? 0) !== version) return 'card-changed';
  return isOver({ gives }, now) ? 'period-over' : undefined;
};

const refusalPart = ({ personId }: StoredPerson, code: string, { now }: CommandContext): AccessPart => ({
  ...{ outcome: 'refused', personId, at: now, code },
});

const decide = async (
  context: CommandContext,
  bulkChange: BulkChange,
  person: StoredPerson,
): Promise<{ part: AccessPart; writes: Write[] }> => {
  const { table, now } = context;
  const { siren, id } = bulkChange;
  const card = await getCard(table, siren, person.personId);
  const expected = await expectInvited(context, siren, person, card);
  const { holder, email } = expected.value;
  const isOther = expected.value.personId !== person.personId;
  const why = isOther ? 'card-changed' : planObstacle(person, card, now);
  if (why !== undefined) return { part: refusalPart(person, why, context), writes: [] };
  const invitee = { siren, personId: person.personId, holder, email, invitation: person.invitation };
  const change = applyPersonPlan(
    card,
    person,
    { ...invitee, invitedBy: personIdSchema.parse(context.actor.id) },
    { bulkChange: id, now },
  );
  const recorded: Outcome<Pick<AccessCard, 'version'>> =
    change === undefined
      ? { value: { version: person.version }, writes: [] }
      : await recordCardChange(context, change, standingFor(bulkChange, person.personId));
  return {
    part: partOf(person, change, recorded.value, context),
    writes: [...(change === undefined ? [] : expected.writes), ...recorded.writes],
  };
};

/**
 * Applies to one person what was shown, in one write of their card, under the actor's authority. An obstacle is
 * recorded and changes nothing. What was done before is not done again.
 * @throws forbidden when that authority is lost
 */
export const applyToPerson = async (
  context: CommandContext,
  change: BulkChange,
  person: StoredPerson,
): Promise<Outcome<AccessPart>> => {
  const done = await getAccessPart(context.table, change.id, 'run', person.personId);
  if (done !== undefined) return { value: done, writes: [] };
  const { part, writes } = await decide(context, change, person).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code === 'forbidden') throw error;
    return { part: refusalPart(person, error.code, context), writes: [] };
  });
  return { value: part, writes: [...writes, putAccessPart(context.table, change.id, 'run', part)] };
};

/** Records a refusal by the transaction itself, such as that of the last-administrator rule, in place of the effect. */
export const recordRefusal = (
  context: CommandContext,
  change: BulkChange,
  person: StoredPerson,
  code: string,
): Outcome<AccessPart> => {
  const part = refusalPart(person, code, context);
  return { value: part, writes: [putAccessPart(context.table, change.id, 'run', part)] };
};
