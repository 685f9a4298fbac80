import { type AccessCard, administersAt } from '../../domain/access/access-card.ts';
import { EMPTY_ROSTER, type Roster } from '../../domain/access/roster.ts';
import {
  type AdministratorChangeAction,
  type AdministratorChangeParty,
  actionsOf,
} from '../../domain/administrator-changes/actions.ts';
import type { AdministratorChange } from '../../domain/administrator-changes/administrator-change.ts';
import type { Instant } from '../../domain/instants.ts';
import type { Party } from '../../domain/people/party.ts';
import { getRoster } from '../../table/access/administrators.ts';
import {
  getAdministratorChange,
  listAdministratorChangesOfPerson,
  listOpenAdministratorChanges,
} from '../../table/administrator-changes/administrator-changes.ts';
import { getCaseInHand } from '../../table/administrator-changes/case-in-hand.ts';
import type { Table } from '../../table/table.ts';

export interface AdministratorChangeTask {
  change: AdministratorChange;
  task: 'decision' | 'objection' | 'activation' | 'support';
}

type Asker = Party & { isSupport: boolean };

const TASKS: Partial<Record<AdministratorChangeAction, AdministratorChangeTask['task']>> = {
  approve: 'decision',
  refuse: 'decision',
  object: 'objection',
  activate: 'activation',
  'decide-as-support': 'support',
};

const tasksOf = (
  change: AdministratorChange,
  party: Party,
  { part, roster, now }: { part: AdministratorChangeParty; roster: Roster; now: Instant },
): AdministratorChangeTask[] => {
  const actions = actionsOf(change, { party, parties: [part], roster }, now);
  const tasks = new Set(actions.map((action) => TASKS[action]).filter((task) => task !== undefined));
  // Whoever may decide has that to do, and an objection is not asked for besides.
  if (tasks.has('decision')) tasks.delete('objection');
  return [...tasks].map((task) => ({ change, task }));
};

const ofOrganisation = async (
  table: Table,
  siren: AccessCard['siren'],
  party: Party,
  now: Instant,
): Promise<AdministratorChangeTask[]> => {
  const [changes, roster] = await Promise.all([
    listOpenAdministratorChanges(table, siren),
    getRoster(table, siren),
  ]);
  return changes.flatMap((change) => tasksOf(change, party, { part: 'administrator', roster, now }));
};

/** The one case that the queue has dealt to the agent. */
const ofAgent = async (table: Table, party: Party, now: Instant): Promise<AdministratorChangeTask[]> => {
  const held = await getCaseInHand(table, party.personId);
  const change = held && (await getAdministratorChange(table, held.change));
  return change === undefined ? [] : tasksOf(change, party, { part: 'support', roster: EMPTY_ROSTER, now });
};

/** The requests on which the person can act, as candidate, as administrator or as support. */
export const findAdministratorChangeTasks = async (
  table: Table,
  { isSupport, ...party }: Asker,
  cards: readonly AccessCard[],
  now: Instant,
): Promise<AdministratorChangeTask[]> => {
  const administered = cards.filter((card) => administersAt(card, now));
  const [own, dealt, ...inPlace] = await Promise.all([
    listAdministratorChangesOfPerson(table, party.personId),
    isSupport ? ofAgent(table, party, now) : [],
    ...administered.map(({ siren }) => ofOrganisation(table, siren, party, now)),
  ]);
  return [
    ...own.flatMap((change) => tasksOf(change, party, { part: 'candidate', roster: EMPTY_ROSTER, now })),
    ...inPlace.flat(),
    ...dealt,
  ];
};
