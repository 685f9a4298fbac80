import type { PersonId } from '../../../shared/domain/identifiers.ts';
import { addMilliseconds, type Instant, toInstant } from '../../../shared/domain/instants.ts';
import { getCard } from '../../../shared/table/access/access-cards.ts';
import { getRoster } from '../../../shared/table/access/administrators.ts';
import type { Table } from '../../../shared/table/table.ts';
import { CALM, type Sky } from '../faults/skies.ts';
import {
  type Account,
  createOrganisation,
  makeAdministrator,
  namesOf,
  registerAccount,
  type TestOrganisation,
} from '../people/people.ts';
import { type Answered, openRegister } from '../register.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An organisation whose members come and go through the register itself, with a clock of its own. */
export interface Colleagues {
  table: Table;
  body: TestOrganisation;
  now: () => Instant;
  pass: (milliseconds: number) => void;
  send: ReturnType<typeof openRegister>;
  /** What an administrator does to another member. The answer is its status, and the code of a refusal. */
  end: (by: Account, who: Account) => Promise<string>;
  suspend: (by: Account, who: Account) => Promise<string>;
  reactivate: (by: Account, who: Account) => Promise<string>;
  appoint: (by: Account, who: Account) => Promise<string>;
  demote: (by: Account, who: Account) => Promise<string>;
  /** Somebody new, invited by this administrator, who has accepted. */
  join: (by: Account, name: string) => Promise<Account>;
  administrators: () => Promise<PersonId[]>;
}

const verdict = ({ status, body }: Answered): string => (status < 300 ? 'done' : body.code);

/** An organisation that these founders have administered for long. */
export const gatherColleagues = async (
  table: Table,
  founders: readonly Account[],
  { through, reach }: Sky = CALM,
): Promise<Colleagues> => {
  const body = await createOrganisation(table, '2026-12-01');
  for (const founder of founders) await makeAdministrator(table, body, founder);
  let now = toInstant('2026-06-01T09:00:00Z');
  const send = reach(openRegister(through(table), () => now));
  const about = ({ personId }: Account) => ({ siren: body.siren, personId });
  const command =
    (operation: string, sent?: unknown) =>
    async (by: Account, who: Account): Promise<string> =>
      verdict(await send(by, operation, { params: about(who), ...(sent !== undefined && { body: sent }) }));
  return {
    ...{ table, body, send, now: () => now },
    pass: (milliseconds) => {
      now = addMilliseconds(now, milliseconds);
    },
    end: command('endMember'),
    suspend: command('suspendMember'),
    reactivate: command('reactivateMember'),
    appoint: command('changeRole', { role: 'administrator' }),
    demote: command('changeRole', { role: 'declarant' }),
    join: async (by, name) => {
      const account = await registerAccount(table, `${name}-${body.siren}`);
      const invited = await send(by, 'inviteMember', {
        params: { siren: body.siren },
        body: { email: account.email, ...namesOf(account) },
      });
      const card = await getCard(table, body.siren, invited.body.personId);
      const accepted = await send(account, 'acceptInvitation', {
        params: { id: card?.invitation?.id ?? '' },
      });
      if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
      return account;
    },
    administrators: async () => [...(await getRoster(table, body.siren)).seats.keys()].sort(),
  };
};
