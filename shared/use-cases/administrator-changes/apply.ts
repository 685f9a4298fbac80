import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { appoint, endAccess, stepDown } from '../../domain/access/membership.ts';
import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { apply } from '../../domain/administrator-changes/advance.ts';
import { refuseSuspended } from '../../domain/administrator-changes/decide.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instants.ts';
import { holderOf } from '../../domain/people/person.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { getRoster } from '../../table/access/administrators.ts';
import { checkPerson, getPerson } from '../../table/people/people.ts';
import { recordCardChanges } from '../access/record-card-change.ts';
import type { RosterReasons } from '../access/roster-reasons.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/** What happens to the outgoing administrator. Nothing when they have left or lost the role meanwhile. */
const leave = (
  card: AccessCard | undefined,
  { outgoing, id }: AdministratorChange,
  now: Instant,
): CardChange | undefined => {
  if (card === undefined || outgoing === undefined || stageAt(card, now)?.status === 'ended')
    return undefined;
  if (outgoing.access === 'end') return endAccess(card, now, `administrator-change ${id}`);
  return stepDown(card, now);
};

/** The event on a card names the request that changed it. The request's own notices inform people of both. */
const because =
  ({ id }: AdministratorChange) =>
  (change: CardChange): CardChange => ({
    ...change,
    event: { ...change.event, data: { ...change.event.data, change: id } },
  });

/** What the roster notes of whoever joins, and of whoever is replaced. */
const reasonsOf = ({ kind, id }: AdministratorChange): RosterReasons => ({
  became: { how: kind, change: id },
  left: { how: 'replaced' },
});

/**
 * The approved request takes effect. One transaction makes the candidate administrator, ends the outgoing one's
 * access or role, and closes the request. A candidate who was suspended meanwhile is refused instead. Nothing happens
 * when the request has already taken effect, was cancelled, or its day has not come.
 */
export const applyAdministratorChange = async (
  context: CommandContext,
  change: AdministratorChange,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const { table, now } = context;
  const transition = apply(change, now, terms);
  if (transition === undefined) return { value: change, writes: [] };
  const { siren, candidate, outgoing } = change;
  const [person, card, leaving, roster] = await Promise.all([
    getPerson(table, candidate.personId),
    getCard(table, siren, candidate.personId),
    outgoing && getCard(table, siren, outgoing.personId),
    getRoster(table, siren),
  ]);
  const refusal =
    card !== undefined && stageAt(card, now)?.status === 'suspended'
      ? refuseSuspended(change, now)
      : undefined;
  if (refusal !== undefined) {
    const { value, writes } = recordAdministratorChange(context, refusal);
    return { value, writes: [...writes, checkCard(table, siren, candidate.personId, card)] };
  }
  if (person === undefined) throw new DomainError('not-found');
  const joins = appoint(
    card,
    { siren, personId: candidate.personId, holder: holderOf(person, card?.holder) },
    now,
  );
  const leaves = leave(leaving, change, now);
  const changes = [joins, leaves]
    .filter((each): each is CardChange => each !== undefined)
    .map(because(change));
  const recorded = recordAdministratorChange(context, transition);
  return {
    value: recorded.value,
    writes: [
      ...recorded.writes,
      ...recordCardChanges(context, siren, changes, roster, reasonsOf(change)),
      checkPerson(table, person),
    ],
  };
};
