import type { Permission, Relation, Scope } from '../../shared/http/permissions.ts';
import { forgeAll } from './forged-tokens.ts';
import { inviteNewcomer, tokenWith, welcomeNewcomer } from './newcomers.ts';
import type { TestedSystem } from './system.ts';

/** Somebody who calls, and what the register must take them for in one organisation. */
export interface Caller {
  name: string;
  token?: string;
  /** None when the token is worth nothing. */
  login?: { scopes: readonly Scope[]; here: readonly Relation[] | 'stranger' | 'suspended'; email?: string };
  /** The card that the path names; somebody else's where there is none. */
  ownCard?: string;
}

export const PASSES = 'passes';

/** What the permission table promises this caller: how the gateway or the register answers. */
export const expectedOf = ({ scope, allowed }: Permission, { login }: Caller): string => {
  if (scope === undefined) return PASSES;
  if (login === undefined) return '401 unauthenticated';
  if (!login.scopes.includes(scope)) return '403 insufficient-scope';
  if (allowed.includes('person') || allowed.includes('relying-service')) return PASSES;
  if (login.here === 'stranger') return '404 not-found';
  if (login.here === 'suspended') return '403 suspended';
  return login.here.some((relation) => allowed.includes(relation)) ? PASSES : '403 forbidden';
};

const portal = (here: NonNullable<Caller['login']>['here'], email: string) => ({
  scopes: ['portal'] as const,
  here,
  email,
});

/** Members of the organisation in each state that a membership can have, made by its administrator. */
const membersOf = async (system: TestedSystem, organisation: string): Promise<Caller[]> => {
  const marie = await system.as('marie.durand');
  const suspended = await welcomeNewcomer(system, marie, organisation);
  await marie.put(`${suspended.path}/role`, { role: 'administrator' });
  await marie.put(`${suspended.path}/suspension`);
  const former = await welcomeNewcomer(system, marie, organisation);
  await marie.delete(former.path);
  const invited = await inviteNewcomer(system, marie, organisation);
  const declarant = await welcomeNewcomer(system, marie, organisation, [
    { services: { DSN: 'sign' }, establishments: 'all' },
  ]);
  const asDeclarant = { token: declarant.token };
  return [
    { name: 'a former member', token: former.token, login: portal('stranger', former.email) },
    { name: 'somebody invited', token: invited.token, login: portal('stranger', invited.email) },
    {
      name: 'a suspended administrator',
      token: suspended.token,
      login: portal('suspended', suspended.email),
    },
    { name: 'a declarant', ...asDeclarant, login: portal(['member'], declarant.email) },
    {
      name: 'a declarant, on their own card',
      ...asDeclarant,
      login: portal(['member', 'self'], declarant.email),
      ownCard: declarant.personId,
    },
  ];
};

const demoPerson = async (
  system: TestedSystem,
  name: string,
  email: string,
  here: NonNullable<Caller['login']>['here'],
): Promise<Caller> => ({ name, token: await system.token(email), login: portal(here, email) });

const machines = async (system: TestedSystem): Promise<Caller[]> => {
  const machine = { sub: 'dsn', client_id: 'dsn', email: undefined, here: undefined };
  return [
    {
      name: 'a machine with its scope',
      token: await system.machineToken(),
      login: { scopes: ['access:evaluate'], here: 'stranger' },
    },
    {
      name: 'a machine without scope',
      token: await tokenWith(system, { ...machine, scope: undefined }),
      login: { scopes: [], here: 'stranger' },
    },
  ];
};

/** Everybody who may knock at Clamart's door. */
export const gatherCallers = async (system: TestedSystem, organisation: string): Promise<Caller[]> => {
  const genuine = await system.token('marie.durand');
  const forged = await forgeAll(genuine, system.running().secrets.signingKey);
  return [
    { name: 'nobody, without token' },
    { name: 'nobody, with a text for a token', token: 'marie.durand' },
    ...forged.map(([wrong, token]): Caller => ({ name: `a token with ${wrong}`, token })),
    ...(await machines(system)),
    await demoPerson(system, 'a stranger', 'ines.moreau@nouvelle.example', 'stranger'),
    await demoPerson(system, 'a support agent', 'agnes.support@assistance.example', 'stranger'),
    await demoPerson(system, 'an administrator elsewhere', 'sophie.martin@villeneuve.example', 'stranger'),
    ...(await membersOf(system, organisation)),
    await demoPerson(system, 'an administrator', 'marie.durand@clamart.example', ['administrator']),
  ];
};
