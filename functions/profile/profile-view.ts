import { type AccessCard, stageAt } from '../../shared/domain/access/access-card.ts';
import type { Roster } from '../../shared/domain/access/roster.ts';
import { answerDueAt } from '../../shared/domain/administrator-changes/deadlines.ts';
import type { Organisation } from '../../shared/domain/directory/organisation.ts';
import { mandatorOf, type Siren } from '../../shared/domain/identifiers.ts';
import type { Instant } from '../../shared/domain/instants.ts';
import { fullName, NO_NAMES } from '../../shared/domain/names.ts';
import { type Person, staleCauseOf } from '../../shared/domain/people/person.ts';
import { profileStatus } from '../../shared/domain/people/profile.ts';
import type { ContestTask } from '../../shared/use-cases/access/find-contestable.ts';
import type { ConfirmationTask } from '../../shared/use-cases/access/find-to-confirm.ts';
import type { AdministratorChangeTask } from '../../shared/use-cases/administrator-changes/find-tasks.ts';
import type { SuccessionTask } from '../../shared/use-cases/bulk-changes/find-successions.ts';
import type { BulkChangeTask } from '../../shared/use-cases/bulk-changes/find-tasks.ts';
import type { ActedFor } from '../../shared/use-cases/mandates/find-acted-for.ts';
import type { MandateProposalTask } from '../../shared/use-cases/mandates/mandate-tasks.ts';
import { profileDueAt } from '../../shared/use-cases/people/my-tasks.ts';
import type { ReviewTask } from '../../shared/use-cases/reviews/review-tasks.ts';
import type { Language } from '../../shared/wording/text.ts';
import { STALE_HINTS } from './stale-hints.ts';

export const viewProfile = (person: Person, now: Instant) => {
  const dueAt = profileDueAt(person, now);
  const cause = staleCauseOf(person, now);
  return {
    status: profileStatus(dueAt, now),
    ...(cause !== undefined && { cause }),
    ...(person.confirmedAt !== undefined && { confirmedAt: person.confirmedAt }),
    dueAt,
  };
};

/** With fewer, nobody could replace the other (domain: "Members"). */
const FEW_ADMINISTRATORS = 2;
const ALONE = 'single-administrator' as const;

type Names = ReadonlyMap<Siren, Organisation>;

const nameOf = (names: Names, siren: Siren): string => names.get(siren)?.name ?? siren;

/** The organisations in which the person is or was a member. An organisation that only invites is among the tasks. */
export const viewOrganisations = (
  cards: readonly AccessCard[],
  { names, rosters }: { names: Names; rosters: ReadonlyMap<Siren, Roster> },
  now: Instant,
) =>
  cards.flatMap((card) => {
    const stage = stageAt(card, now);
    if (stage === undefined || stage.status === 'invited') return [];
    const { role, status } = stage;
    const roster = rosters.get(card.siren);
    const isAlone = roster !== undefined && roster.seats.size < FEW_ADMINISTRATORS;
    return [
      {
        siren: card.siren,
        name: nameOf(names, card.siren),
        role,
        status,
        warnings: isAlone ? [ALONE] : [],
      },
    ];
  });

/** A body that the person acts for under a mandate. */
export const viewActedFor = ({ siren, mandate, through }: ActedFor, names: Names) => ({
  siren,
  name: nameOf(names, siren),
  mandate,
  through: { siren: through, name: nameOf(names, through) },
});

export const viewInvitation = (card: AccessCard, names: Names) =>
  card.invitation === undefined
    ? []
    : [
        {
          kind: 'invitation' as const,
          href: `/invitations/${card.invitation.id}/acceptance`,
          refusalHref: `/invitations/${card.invitation.id}/refusal`,
          dueAt: card.invitation.expiresAt,
          organisation: { siren: card.siren, name: nameOf(names, card.siren) },
        },
      ];

export const viewConfirmation = (person: Person, { now, language }: { now: Instant; language: Language }) => {
  const cause = staleCauseOf(person, now);
  return {
    kind: 'profile-confirmation' as const,
    href: '/me/profile-confirmations',
    dueAt: profileDueAt(person, now),
    ...(cause !== undefined && { hint: STALE_HINTS[cause][language] }),
  };
};

const TASK_HREF = {
  decision: 'decision',
  objection: 'objection',
  activation: 'activation',
  support: 'support-decision',
};

/** What the person can do about a request, and by when. */
export const viewAdministratorChangeTask = ({ change, task }: AdministratorChangeTask, names: Names) => {
  const dueAt = answerDueAt(change);
  return dueAt === undefined
    ? []
    : [
        {
          kind: `administrator-change-${task}` as const,
          href: `/administrator-changes/${change.id}/${TASK_HREF[task]}`,
          dueAt,
          organisation: { siren: change.siren, name: nameOf(names, change.siren) },
        },
      ];
};

/** A colleague's bulk change that waits for approval. */
export const viewBulkChangeTask = ({ change, dueAt }: BulkChangeTask, names: Names) => ({
  kind: 'access-change-decision' as const,
  href: `/organisations/${change.siren}/access-changes/${change.id}/decision`,
  dueAt,
  organisation: { siren: change.siren, name: nameOf(names, change.siren) },
});

/** A head office that moved: the rights of those who declared there are to be carried over. */
export const viewSuccessionTask = ({ siren, siret, dueAt }: SuccessionTask, names: Names) => ({
  kind: 'succession' as const,
  href: `/organisations/${siren}/establishments/${siret}/succession`,
  dueAt,
  organisation: { siren, name: nameOf(names, siren) },
});

/** A mandate that waits for an answer from an organisation that the person administers. */
export const viewMandateTask = ({ id, expiresAt }: MandateProposalTask, names: Names) => ({
  kind: 'mandate-proposal' as const,
  href: `/mandates/${id}/acceptance`,
  refusalHref: `/mandates/${id}/refusal`,
  dueAt: expiresAt,
  organisation: { siren: mandatorOf(id), name: nameOf(names, mandatorOf(id)) },
});

/** An open review of an organisation that the person administers. */
export const viewReviewTask = ({ siren, open }: ReviewTask, names: Names) => ({
  kind: 'access-review' as const,
  href: `/organisations/${siren}/reviews/${open.id}/decisions`,
  dueAt: open.answerBy,
  organisation: { siren, name: nameOf(names, siren) },
});

/** What took the administration of an organisation from the person, which they may contest. */
export const viewContestTask = ({ siren, dueAt }: ContestTask, names: Names) => ({
  kind: 'administrator-contest' as const,
  href: '/me/contests',
  dueAt,
  organisation: { siren, name: nameOf(names, siren) },
});

/** Somebody who accepted under another name than the invited one, for those who may confirm them. */
export const viewConfirmationTask = ({ card, dueAt }: ConfirmationTask, names: Names) => ({
  kind: 'member-confirmation' as const,
  href: `/organisations/${card.siren}/members/${card.personId}/confirmation`,
  dueAt,
  organisation: { siren: card.siren, name: nameOf(names, card.siren) },
  member: {
    personId: card.personId,
    name: fullName(card.holder),
    invitedAs: fullName(card.invitation?.invitedAs ?? NO_NAMES),
  },
});
