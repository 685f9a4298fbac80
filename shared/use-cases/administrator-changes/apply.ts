import { type AccessCard, stageAt } from '../../domain/access/access-card.ts';
import type { CardChange } from '../../domain/access/card-change.ts';
import { appoint, endAccess, stepDown } from '../../domain/access/membership.ts';
import type { Became, Departure, Roster } from '../../domain/access/roster.ts';
import { protectedFrom } from '../../domain/access/roster-rules.ts';
import {
  type AdministratorChange,
  approvalOf,
  type Outgoing,
} from '../../domain/administrator-changes/administrator-change.ts';
import { isDue, takeEffect } from '../../domain/administrator-changes/effect.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { AdministratorChangeTransition } from '../../domain/administrator-changes/transition.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instants.ts';
import { holderOf } from '../../domain/people/person.ts';
import { checkCard, getCard } from '../../table/access/access-cards.ts';
import { checkRoster, getRoster } from '../../table/access/administrators.ts';
import { checkPerson, getPerson } from '../../table/people/people.ts';
import type { Write } from '../../table/write.ts';
import { recordCardChanges } from '../access/record-card-change.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

/** Whoever is to be replaced still administers, or is suspended as an administrator. */
const isStillThere = (card: AccessCard | undefined, now: Instant): card is AccessCard => {
  const stage = card && stageAt(card, now);
  return stage?.role === 'administrator' && (stage.status === 'active' || stage.status === 'suspended');
};

/** What happens to the outgoing administrator. */
const leave = (
  card: AccessCard,
  { access }: Outgoing,
  { id }: AdministratorChange,
  now: Instant,
): CardChange | undefined =>
  access === 'end' ? endAccess(card, now, `administrator-change ${id}`) : stepDown(card, now);

/** The event on a card names the request that changed it. The request's own notices inform people of both. */
const because =
  ({ id }: AdministratorChange) =>
  (change: CardChange): CardChange => ({
    ...change,
    event: { ...change.event, data: { ...change.event.data, change: id } },
  });

/** How the roster notes the newcomer: by whose approval, unless they take that person's own place. */
const becameOf = (change: AdministratorChange): Became => {
  const approval = approvalOf(change);
  const by = approval?.way === 'co-optation' ? approval.by : undefined;
  const isOwnPlace = by === change.outgoing?.personId;
  return { how: change.kind, change: change.id, ...(by !== undefined && !isOwnPlace && { by }) };
};

/**
 * How the roster notes whoever is replaced. Who approved it did it, and it counts as an end by them; whoever approved their
 * own replacement leaves by themselves. An objection is their contest (authority: rule 10).
 */
const leftBy = (change: AdministratorChange): Pick<Departure, 'how' | 'by' | 'objected'> => {
  const outgoing = change.outgoing?.personId;
  const approval = approvalOf(change);
  const by = approval?.way === 'co-optation' ? approval.by : undefined;
  if (by !== undefined && by === outgoing) return { how: 'left' };
  const hasObjected = change.objections.some((objection) => objection.by === outgoing);
  return {
    how: 'replaced',
    ...(by !== undefined && { by }),
    ...(hasObjected && { objected: true }),
  };
};

/** Support appointed them against an administrator's objection: no administrator undoes it at once. */
const isAgainstObjection = (change: AdministratorChange): boolean =>
  approvalOf(change)?.way === 'support' && change.objections.length > 0;

const appliedWrites = async (
  context: CommandContext,
  change: AdministratorChange,
  { roster, leaving }: { roster: Roster; leaving: AccessCard | undefined },
): Promise<Write[]> => {
  const { table, now } = context;
  const { siren, candidate, outgoing } = change;
  const [person, card] = await Promise.all([
    getPerson(table, candidate.personId),
    getCard(table, siren, candidate.personId),
  ]);
  if (person === undefined) throw new DomainError('not-found');
  const holder = holderOf(person, card?.holder);
  const joins = appoint(card, { siren, personId: candidate.personId, holder }, now);
  const leaves = outgoing && leaving && leave(leaving, outgoing, change, now);
  const changes = [joins, leaves].filter((each) => each !== undefined).map(because(change));
  const movesRoster = joins !== undefined || (outgoing !== undefined && roster.seats.has(outgoing.personId));
  return [
    ...recordCardChanges(context, siren, changes, roster, {
      became: becameOf(change),
      left: leftBy(change),
      ...(isAgainstObjection(change) && protectedFrom(now)),
    }),
    ...(movesRoster ? [] : [checkRoster(table, siren, roster)]),
    checkPerson(table, person),
  ];
};

const notApplied = (
  context: CommandContext,
  { siren, outgoing }: AdministratorChange,
  transition: AdministratorChangeTransition,
  { roster, leaving }: { roster: Roster; leaving: AccessCard | undefined },
): Outcome<AdministratorChange> => {
  const { table } = context;
  const { value, writes } = recordAdministratorChange(context, transition);
  const sameCard = outgoing === undefined ? [] : [checkCard(table, siren, outgoing.personId, leaving)];
  return { value, writes: [...writes, checkRoster(table, siren, roster), ...sameCard] };
};

/**
 * The day of an approved request has come. One transaction makes the candidate administrator, ends the outgoing one's
 * access or role, and closes the request, on condition of the roster by which the approval was judged again. Where it
 * holds no more, the request begins anew, is closed, or becomes additional instead (takeEffect).
 */
export const applyAdministratorChange = async (
  context: CommandContext,
  change: AdministratorChange,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const { table, now } = context;
  if (!isDue(change, now)) return { value: change, writes: [] };
  const { siren, outgoing } = change;
  const [leaving, roster] = await Promise.all([
    outgoing && getCard(table, siren, outgoing.personId),
    getRoster(table, siren),
  ]);
  const isOutgoingGone = outgoing !== undefined && !isStillThere(leaving, now);
  const effect = takeEffect(change, roster, isOutgoingGone, { now, terms });
  if (effect === undefined) return { value: change, writes: [] };
  if (effect.what === 'not-applied') {
    return notApplied(context, change, effect.transition, { roster, leaving });
  }
  const { value, writes } = recordAdministratorChange(context, effect.transition);
  return { value, writes: [...writes, ...(await appliedWrites(context, change, { roster, leaving }))] };
};
