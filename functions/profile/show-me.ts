import { administersAt } from '../../shared/domain/access/access-card.ts';
import { mandatorOf } from '../../shared/domain/identifiers.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { partyOf } from '../../shared/http/people/party-of.ts';
import type { Request } from '../../shared/http/request.ts';
import { listCardsOfPerson } from '../../shared/table/access/access-cards.ts';
import { getRosters } from '../../shared/table/access/administrators.ts';
import { getOrganisations } from '../../shared/table/directory/organisations.ts';
import type { Table } from '../../shared/table/table.ts';
import { findContestTasks } from '../../shared/use-cases/access/find-contestable.ts';
import { findConfirmationTasks } from '../../shared/use-cases/access/find-to-confirm.ts';
import { findAdministratorChangeTasks } from '../../shared/use-cases/administrator-changes/find-tasks.ts';
import { findSuccessionTasks } from '../../shared/use-cases/bulk-changes/find-successions.ts';
import { findBulkChangeTasks } from '../../shared/use-cases/bulk-changes/find-tasks.ts';
import { findActedFor } from '../../shared/use-cases/mandates/find-acted-for.ts';
import { findMandateTasks } from '../../shared/use-cases/mandates/mandate-tasks.ts';
import { findOpenInvitations, mustConfirmProfile } from '../../shared/use-cases/people/my-tasks.ts';
import { findReviewTasks } from '../../shared/use-cases/reviews/review-tasks.ts';
import {
  viewActedFor,
  viewAdministratorChangeTask,
  viewBulkChangeTask,
  viewConfirmation,
  viewConfirmationTask,
  viewContestTask,
  viewInvitation,
  viewMandateTask,
  viewOrganisations,
  viewProfile,
  viewReviewTask,
  viewSuccessionTask,
} from './profile-view.ts';

/** `/me` as the contract shows it: the person, their organisations and their tasks. */
export const showMe = async (
  table: Table,
  person: Person,
  { caller, now, language }: { caller: PersonCaller } & Pick<Request, 'now' | 'language'>,
) => {
  const cards = await listCardsOfPerson(table, person.personId);
  const invited = await findOpenInvitations(table, caller, cards, now);
  const party = partyOf(caller);
  const administered = cards.filter((card) => administersAt(card, now)).map(({ siren }) => siren);
  const [
    changeTasks,
    accessTasks,
    successions,
    mandateTasks,
    reviewTasks,
    contestTasks,
    toConfirm,
    actedFor,
    rosters,
  ] = await Promise.all([
    party ? findAdministratorChangeTasks(table, { ...party, isSupport: caller.isSupport }, cards, now) : [],
    party ? findBulkChangeTasks(table, party, cards, now) : [],
    findSuccessionTasks(table, cards, now),
    findMandateTasks(table, cards, now),
    findReviewTasks(table, cards, now),
    findContestTasks(table, person.personId, cards, now),
    findConfirmationTasks(table, cards, now),
    findActedFor(table, cards, now),
    getRosters(table, administered),
  ]);
  const names = await getOrganisations(table, [
    ...[...cards, ...invited, ...changeTasks.map(({ change }) => change)].map(({ siren }) => siren),
    ...mandateTasks.map(({ id }) => mandatorOf(id)),
    ...actedFor.map(({ siren }) => siren),
  ]);
  return {
    personId: person.personId,
    familyName: person.familyName,
    givenName: person.givenName,
    email: person.email,
    emailVerified: caller.emailVerified,
    ...(person.phone !== undefined && { phone: person.phone }),
    profile: viewProfile(person, now),
    isSupport: caller.isSupport,
    organisations: viewOrganisations(cards, { names, rosters }, now),
    actsFor: actedFor.map((each) => viewActedFor(each, names)),
    tasks: [
      ...invited.flatMap((card) => viewInvitation(card, names)),
      ...changeTasks.flatMap((each) => viewAdministratorChangeTask(each, names)),
      ...accessTasks.map((each) => viewBulkChangeTask(each, names)),
      ...successions.map((each) => viewSuccessionTask(each, names)),
      ...mandateTasks.map((each) => viewMandateTask(each, names)),
      ...reviewTasks.map((each) => viewReviewTask(each, names)),
      ...contestTasks.map((each) => viewContestTask(each, names)),
      ...toConfirm.map((each) => viewConfirmationTask(each, names)),
      ...(mustConfirmProfile(person, now) ? [viewConfirmation(person, { now, language })] : []),
    ],
  };
};
