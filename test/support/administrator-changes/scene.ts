import { ulid } from 'ulid';
import { grantPhaseAt, grantSchema } from '../../../shared/domain/access/grant.ts';
import { giveGrant } from '../../../shared/domain/access/granting.ts';
import {
  changeRole,
  endAccess,
  reactivate,
  stepDown,
  suspend,
} from '../../../shared/domain/access/membership.ts';
import type { Roster } from '../../../shared/domain/access/roster.ts';
import {
  activationSecretSchema,
  deriveKey,
  formatKey,
} from '../../../shared/domain/administrator-changes/activation-key.ts';
import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { nextDeadline } from '../../../shared/domain/administrator-changes/deadlines.ts';
import type { SupportVerdict } from '../../../shared/domain/administrator-changes/support.ts';
import { ADMINISTRATOR_CHANGE_TERMS as terms } from '../../../shared/domain/administrator-changes/terms.ts';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Siret } from '../../../shared/domain/identifiers.ts';
import { instantOf, parisDate } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { getRoster } from '../../../shared/table/access/administrators.ts';
import { batchPut } from '../../../shared/table/batch-put.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import type { Table } from '../../../shared/table/table.ts';
import { appointAdministrator } from '../../../shared/use-cases/access/appoint-administrator.ts';
import { type Authority, recordCardChange } from '../../../shared/use-cases/access/record-card-change.ts';
import {
  enterActivationKey,
  orderActivationKey,
} from '../../../shared/use-cases/administrator-changes/activate.ts';
import { advanceAdministratorChange } from '../../../shared/use-cases/administrator-changes/advance.ts';
import {
  answerAsAdministrator,
  cancelAdministratorChange,
  objectToAdministratorChange,
  requireAdministratorChange,
  withdrawApproval,
} from '../../../shared/use-cases/administrator-changes/answer.ts';
import {
  answerAsSupport,
  stopAdministratorChange,
} from '../../../shared/use-cases/administrator-changes/answer-as-support.ts';
import { dealCase } from '../../../shared/use-cases/administrator-changes/deal-case.ts';
import {
  type AdministratorChangeAsked,
  requestAdministratorChange,
} from '../../../shared/use-cases/administrator-changes/request.ts';
import { carryOut } from '../../../shared/use-cases/carry-out.ts';
import type { CommandContext, Outcome } from '../../../shared/use-cases/command.ts';
import { type Account, createOrganisation, makeAdministrator, registerAccount } from '../people/people.ts';
import { dealTo } from './deal-to.ts';

/** A Monday morning. Whoever administers from the start has done so since the first of January. */
const BEGIN = Date.parse('2026-03-02T08:00:00Z');
const DAY_MILLISECONDS = 86_400_000;
const SECRET = activationSecretSchema.parse('a secret of some length, for tests alone');
const MOST_STEPS = 50;

const ADDRESS = { lines: ['1 PLACE DE LA MAIRIE'], postalCode: '92160', city: 'ANTONY' };

const REASON = 'Élection.';

/** What a test says of a request; the rest is as usual. `outgoing` is a name of the scene. */
interface Asked extends Partial<Pick<AdministratorChangeAsked, 'kind' | 'siret'>> {
  effectInDays?: number;
  outgoing?: string;
}

/** One organisation whose post arrives, people with names, and a clock that the test moves. */
export const openScene = async (table: Table, administrators: readonly string[] = ['ana']) => {
  let time = BEGIN;
  let reached = table;
  const body = await createOrganisation(table);
  const { siren, open, closed } = body;
  const people = new Map<string, Account>();
  const now = () => instantOf(time);

  /** An account of that name in this organisation's test alone. */
  const person = async (name: string): Promise<Account> => {
    const known = people.get(name);
    if (known !== undefined) return known;
    const account = await registerAccount(table, `${name}-${siren}`);
    people.set(name, account);
    return account;
  };
  const establishment = (siret: Siret, address: Establishment['address'] = ADDRESS, headOffice = true) =>
    batchPut(table, [establishmentItem({ siret, siren, name: 'MAIRIE', headOffice, address, closures: [] })]);
  await establishment(open);
  for (const name of administrators) await makeAdministrator(table, body, await person(name));

  const run = async <T>(
    name: string,
    decide: (context: CommandContext) => Promise<Outcome<T>>,
    type: 'person' | 'agent' | 'machine' = 'person',
  ): Promise<T> => {
    const { personId } = await person(name);
    const context = {
      ...{ table: reached, clock: now, newId: () => ulid(), requestId: 'scene' },
      actor: { type, id: personId },
    };
    return carryOut(context, decide);
  };

  const changeCard = (
    by: string,
    whom: string,
    change: 'end' | 'suspend' | 'reactivate' | 'promote' | 'demote',
  ) =>
    run(by, async (context) => {
      const { personId } = await person(whom);
      const card = await getCard(context.table, siren, personId);
      if (card === undefined) throw new DomainError('not-found');
      const authority: Authority = by === whom ? 'own' : 'administrator';
      const changed = {
        end: () => endAccess(card, context.now),
        suspend: () => suspend(card, context.now),
        reactivate: () => reactivate(card, context.now),
        promote: () => changeRole(card, 'administrator', context.now),
        demote: () => stepDown(card, context.now),
      }[change]();
      return changed === undefined
        ? { value: card, writes: [] }
        : recordCardChange(context, changed, authority);
    });

  const stored = (id: AdministratorChangeId): Promise<AdministratorChange> =>
    run('clock', async ({ table: read }) => ({
      value: await requireAdministratorChange({ table: read } as CommandContext, id),
      writes: [],
    }));

  const advance = (id: AdministratorChangeId): Promise<AdministratorChange> =>
    run('clock', (context) => advanceAdministratorChange(context, id, terms), 'machine');

  const scene = {
    siren,
    siret: open,
    other: closed,
    table,
    person,
    run,
    now,
    establishment,
    changeCard,
    stored,
    roster: (): Promise<Roster> => getRoster(table, siren),
    names: async (): Promise<string[]> => {
      const { seats } = await getRoster(table, siren);
      return [...people].flatMap(([name, { personId }]) => (seats.has(personId) ? [name] : [])).sort();
    },
    /** From now on people reach the table through another client. */
    through: (other: Table): void => {
      reached = other;
    },
    passDays: (days: number): void => {
      time += days * DAY_MILLISECONDS;
    },
    /** Does what is due, until nothing is. */
    settle: async (id: AdministratorChangeId): Promise<AdministratorChange> => {
      let change = await stored(id);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const due = nextDeadline(change)?.at;
        const isFirst = change.kind === 'first' && (await getRoster(table, siren)).seats.size > 0;
        if ((due === undefined || now() < due) && !isFirst) return change;
        const next = await advance(id);
        if (next.version === change.version) return next;
        change = next;
      }
      throw new Error('never at rest');
    },
    /** Makes somebody administrator by the register's own act, now. */
    appoint: (name: string) =>
      run(
        name,
        async (context) => {
          const { email } = await person(name);
          return appointAdministrator(context, siren, { email, familyName: 'Essai', givenName: name });
        },
        'machine',
      ),
    ask: (name: string, asked: Asked = {}) =>
      run(name, async (context) => {
        const { effectInDays = 0, outgoing, ...rest } = asked;
        const effectiveDate = parisDate(instantOf(time + effectInDays * DAY_MILLISECONDS));
        const { personId, email } = await person(name);
        const request: AdministratorChangeAsked = {
          ...{ siret: open, reason: REASON },
          evidence: { type: 'election', reference: '1', date: parisDate(now()), effectiveDate },
          ...(outgoing !== undefined && {
            outgoing: { email: (await person(outgoing)).email, access: 'end' },
          }),
          ...rest,
        };
        return requestAdministratorChange(context, request, { personId, email }, terms);
      }),
    approve: (name: string, id: AdministratorChangeId) =>
      run(name, async (context) =>
        answerAsAdministrator(context, id, await person(name), { decision: 'approve' }, terms),
      ),
    refuse: (name: string, id: AdministratorChangeId) =>
      run(name, async (context) =>
        answerAsAdministrator(context, id, await person(name), { decision: 'refuse', reason: 'Non.' }, terms),
      ),
    object: (name: string, id: AdministratorChangeId) =>
      run(name, async (context) =>
        objectToAdministratorChange(context, id, await person(name), 'Non.', terms),
      ),
    withdraw: (name: string, id: AdministratorChangeId) =>
      run(name, async (context) => withdrawApproval(context, id, await person(name), 'Erreur.', terms)),
    cancel: (name: string, id: AdministratorChangeId) =>
      run(name, (context) => cancelAdministratorChange(context, id)),
    orderKey: (name: string, id: AdministratorChangeId) =>
      run(name, (context) => orderActivationKey(context, id, { secret: async () => SECRET, terms })),
    /** The key of the request's letter of that number, as whoever opens the letter reads it. */
    keyOf: (id: AdministratorChangeId, number = 1): string => formatKey(deriveKey(SECRET, id, number)),
    enterKey: (name: string, id: AdministratorChangeId, key: string) =>
      run(name, (context) => enterActivationKey(context, id, key, { secret: async () => SECRET, terms })),
    /** Gives one grant, on all establishments from now on. */
    give: (by: string, whom: string) =>
      run(by, async (context) => {
        const { personId } = await person(whom);
        const card = await getCard(context.table, siren, personId);
        if (card === undefined) throw new DomainError('not-found');
        const grant = grantSchema.parse({
          ...{ id: ulid(), services: { DSN: 'sign' }, establishments: 'all' },
          ...{ from: context.now, givenAt: context.now },
        });
        return recordCardChange(context, giveGrant(card, grant, context.now), 'administrator');
      }),
    /** Where their grants stand now. */
    phases: async (name: string) => {
      const card = await getCard(table, siren, (await person(name)).personId);
      return card?.grants.map((grant) => grantPhaseAt(grant, now()));
    },
    /** The queue deals the agent this very case, whatever waits before it. */
    dealTo: async (agent: string, id: AdministratorChangeId) => dealTo(table, await person(agent), id, now()),
    nextCase: (agent: string) =>
      run(agent, async (context) => dealCase(context, await person(agent), terms), 'agent'),
    answer: (agent: string, id: AdministratorChangeId, decision: SupportVerdict['decision']) =>
      run(
        agent,
        async (context) => {
          const verdict: SupportVerdict =
            decision === 'approve'
              ? { decision, checked: 'deed-at-its-publisher', reason: 'Vérifié.' }
              : { decision, reason: 'Introuvable.' };
          return answerAsSupport(context, id, await person(agent), verdict, terms);
        },
        'agent',
      ),
    stop: (agent: string, id: AdministratorChangeId) =>
      run(
        agent,
        async (context) => stopAdministratorChange(context, id, await person(agent), 'Appel.', terms),
        'agent',
      ),
    /** What the attempt is refused with; `allowed` otherwise. */
    codeOf: async (attempt: Promise<unknown>): Promise<string> => {
      try {
        await attempt;
        return 'allowed';
      } catch (error) {
        if (error instanceof DomainError) return error.code;
        throw error;
      }
    },
  };
  return scene;
};
export type Scene = Awaited<ReturnType<typeof openScene>>;
