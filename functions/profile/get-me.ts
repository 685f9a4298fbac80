import { DomainError } from '../../shared/domain/errors.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import type { Handle } from '../../shared/http/endpoint.ts';
import { isFresh } from '../../shared/http/fresh-login.ts';
import type { CommandDependencies } from '../../shared/http/run-command.ts';
import { storeLogin } from '../../shared/table/people/logins.ts';
import { getPerson } from '../../shared/table/people/people.ts';
import { StaleRead } from '../../shared/table/stale-read.ts';
import { carryOut } from '../../shared/use-cases/carry-out.ts';
import type { CommandContext } from '../../shared/use-cases/command.ts';
import { followEmail } from '../../shared/use-cases/people/register-person.ts';
import type { routes } from './contract.ts';
import { showMe } from './show-me.ts';

/**
 * Everybody begins here after logging in. So this is also where a new address at the provider is taken over, by a fresh
 * login, and where the login is stored.
 */
export const getMeEndpoint =
  ({ table, newId, clock }: CommandDependencies): Handle<typeof routes.getMe, PersonCaller> =>
  async (asked) => {
    const { caller, now, requestId, clientRequestId } = asked;
    const [person] = await Promise.all([
      getPerson(table, caller.personId),
      storeLogin(table, caller.personId, now),
    ]);
    if (person === undefined) throw new DomainError('not-found');
    const mayFollow = caller.emailVerified && isFresh(caller, now);
    if (!mayFollow || caller.email === person.email) {
      return { body: await showMe(table, person, asked) };
    }
    const actor = { type: 'person', id: caller.personId } as const;
    const follows = (context: CommandContext) => followEmail(context, person, caller.email);
    // Two requests at once may both follow the address. The second one then has nothing left to do.
    const followed = await carryOut({ table, newId, clock, requestId, clientRequestId, actor }, follows, {
      attempts: 1,
    }).catch(async (error: unknown) => {
      if (!(error instanceof StaleRead)) throw error;
      return (await getPerson(table, caller.personId)) ?? person;
    });
    return { body: await showMe(table, followed, asked) };
  };
