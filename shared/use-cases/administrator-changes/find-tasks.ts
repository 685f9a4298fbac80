import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import { type AdministratorChangeAction, actionsOf } from '../../domain/administrator-changes/actions.ts';
import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import { hasApproved } from '../../domain/administrator-changes/decide.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Party } from '../../domain/people/party.ts';
import { isSamePerson } from '../../domain/people/same-person.ts';
import {
  listAdministratorChangesOfOrganisation,
  listAdministratorChangesOfPerson,
} from '../../table/administrator-changes/administrator-changes.ts';
import { listSupportQueue } from '../../table/administrator-changes/support-queue.ts';
import type { Table } from '../../table/table.ts';

export interface AdministratorChangeTask {
  change: AdministratorChange;
  task: 'decision' | 'objection' | 'activation' | 'support';
}

type Asker = Party & { isSupport: boolean };

/** The most urgent requests of support's queue. The queue itself shows the rest. */
const SUPPORT_TASKS = 20;

const TASKS: Partial<Record<AdministratorChangeAction, AdministratorChangeTask['task']>> = {
  decide: 'decision',
  object: 'objection',
  activate: 'activation',
  'decide-as-support': 'support',
};

const tasksOf = (
  change: AdministratorChange,
  asker: Asker,
  party: 'candidate' | 'administrator' | 'support',
  now: Instant,
): AdministratorChangeTask[] => {
  const own = isSamePerson(asker, change.candidate);
  const viewer = {
    parties: [party],
    isDecider: party === 'administrator' && !own && change.deciders.includes(asker.personId),
    isBarredFromSupport: own || hasApproved(change, asker),
  };
  return actionsOf(change, viewer, now).flatMap((action) => {
    const task = TASKS[action];
    return task === undefined ? [] : [{ change, task }];
  });
};

/** The requests on which the person can act, as candidate, as administrator or as support. */
export const findAdministratorChangeTasks = async (
  table: Table,
  asker: Asker,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<AdministratorChangeTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now));
  const [own, queue, ...ofOrganisations] = await Promise.all([
    listAdministratorChangesOfPerson(table, asker.personId),
    asker.isSupport ? listSupportQueue(table, { limit: SUPPORT_TASKS, after: undefined }) : undefined,
    ...administered.map(({ siren }) => listAdministratorChangesOfOrganisation(table, siren)),
  ]);
  return [
    ...own.flatMap((change) => tasksOf(change, asker, 'candidate', now)),
    ...ofOrganisations.flat().flatMap((change) => tasksOf(change, asker, 'administrator', now)),
    ...(queue?.changes ?? []).flatMap((change) => tasksOf(change, asker, 'support', now)),
  ];
};
