import type { Relation, Scope } from '../../shared/http/permissions.ts';
import type { Route } from '../../shared/http/route.ts';
import {
  inviteNewcomer,
  newAddress,
  tokenOfNewcomer,
  tokenWith,
  welcomeNewcomer,
} from './access/newcomers.ts';
import type { TestedSystem } from './system.ts';

/** A caller, and what the register must take them for in one organisation. */
export interface TestCaller {
  name: string;
  token?: string;
  /** Absent when the token is worthless. */
  login?: {
    scopes: readonly Scope[];
    here: readonly Relation[] | 'stranger' | 'suspended';
    email?: string;
    /** Relations in any organisation. */
    everywhere?: readonly Relation[];
  };
  /** The caller's sides of a mandate that the organisation gave, or that Villeneuve received. */
  sides?: readonly ('mandator' | 'mandatary')[];
  /** The candidate of the request in the path; somebody else's request when absent. */
  ownRequest?: { personId: string; email: string };
  /** Logged in an hour ago; this is their token of now, for what must be there before. */
  freshToken?: string;
  /** The person of the card in the path; somebody else's card when absent. */
  ownCard?: string;
}

export const PASSES = 'passes';

/** A request shows members of the organisation no more than strangers, unless they administer it. */
const ABOUT_CHANGE = ['candidate', 'administrator', 'support'];

/** What the gateway refuses before the register sees it. */
const BY_GATEWAY = ['401 unauthenticated', '403 insufficient-scope'];

/** Routes that ask for no fresh login know nothing of an old one: one person with such a login shows it there. */
const isOfInterest = ({ permission }: Route, { name, freshToken }: TestCaller): boolean =>
  freshToken === undefined || permission.freshLogin !== undefined || name.startsWith('an administrator,');

/**
 * The callers whose answer follows the contract. On AWS the gateway's own answers do not (test/aws/gateway.test.ts
 * checks them).
 */
export const heardOf = (system: TestedSystem, route: Route, callers: readonly TestCaller[]): TestCaller[] =>
  callers.filter(
    (each) =>
      isOfInterest(route, each) &&
      (system.gatewayKeepsContract || !BY_GATEWAY.includes(expectedOf(route, each))),
  );

/** What the permission table promises this caller: how the gateway or the register answers. */
export const expectedOf = (route: Route, caller: TestCaller): string => {
  const allowed = allowedOf(route, caller);
  return allowed === PASSES && caller.freshToken !== undefined && asksForFreshLogin(route)
    ? '401 insufficient_user_authentication'
    : allowed;
};

/**
 * Whether the example of the route is dangerous: dry runs and lists are not, and the member that it is about is a declarant.
 */
const asksForFreshLogin = ({ permission: { freshLogin = [] }, bodyExample }: Route): boolean => {
  const example = JSON.stringify(bodyExample ?? {});
  return (
    freshLogin.includes('always') ||
    (freshLogin.includes('signing') && example.includes('"sign"')) ||
    (freshLogin.includes('administrator') && example.includes('"administrator"'))
  );
};

/** The same for whoever has just logged in. */
const allowedOf = ({ key, permission }: Route, { login, ownRequest, sides = [] }: TestCaller): string => {
  const { scope, allowed } = permission;
  if (scope === undefined) return PASSES;
  if (login === undefined) return '401 unauthenticated';
  if (!login.scopes.includes(scope)) return '403 insufficient-scope';
  const { here, everywhere = [] } = login;
  if (key.includes('/mandates/{id}')) {
    if (sides.some((side) => allowed.some((relation) => relation === side))) return PASSES;
    if (here === 'suspended') return '403 suspended';
    return sides.length > 0 ? '403 forbidden' : '404 not-found';
  }
  const isOfChange = key.includes('/administrator-changes/{id}');
  const isOfOrganisation = key.includes('{siren}');
  const relations: readonly Relation[] = [
    ...everywhere,
    ...(ownRequest && isOfChange ? (['candidate'] as const) : []),
    ...(typeof here === 'string' || !(isOfChange || isOfOrganisation) ? [] : here),
    ...(isOfChange || isOfOrganisation ? [] : (['person', 'relying-service'] as const)),
  ].filter((relation) => !isOfChange || ABOUT_CHANGE.includes(relation));
  if (relations.some((relation) => allowed.includes(relation))) return PASSES;
  if (isOfOrganisation && here === 'stranger') return '404 not-found';
  if (here === 'suspended' && (isOfOrganisation || isOfChange)) return '403 suspended';
  return isOfChange && relations.length === 0 ? '404 not-found' : '403 forbidden';
};

const portal = (here: NonNullable<TestCaller['login']>['here'], email: string) => ({
  scopes: ['portal'] as const,
  here,
  email,
});

/** Members of the organisation in each state of a membership, made by its administrator. */
const membersOf = async (system: TestedSystem, organisation: string): Promise<TestCaller[]> => {
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
    { name: 'an invited person', token: invited.token, login: portal('stranger', invited.email) },
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
  here: NonNullable<TestCaller['login']>['here'],
): Promise<TestCaller> => ({ name, token: await system.token(email), login: portal(here, email) });

const machine = async (system: TestedSystem): Promise<TestCaller> => ({
  name: 'a machine with its scope',
  token: await system.machineToken(),
  login: { scopes: ['access:evaluate'], here: 'stranger' },
});

/** The pool on AWS gives no such token. */
const machineWithoutScope = async (system: TestedSystem): Promise<TestCaller> => {
  const claims = { sub: 'dsn', client_id: 'dsn', email: undefined, here: undefined, scope: undefined };
  return {
    name: 'a machine without scope',
    token: await tokenWith(system, claims),
    login: { scopes: [], here: 'stranger' },
  };
};

const supportAgent = async (system: TestedSystem): Promise<TestCaller> => {
  const email = 'agnes.support@assistance.example';
  const token = await system.token(email);
  const everywhere = ['support'] as const;
  return { name: 'a support agent', token, login: { ...portal('stranger', email), everywhere } };
};

/** A stranger except for their own request. */
const candidateOf = async (system: TestedSystem): Promise<TestCaller> => {
  const email = newAddress();
  const token = await tokenOfNewcomer(system, email);
  const { personId } = (await system.withToken(token).get('/me')).body;
  return {
    name: 'a candidate, on their own request',
    token,
    login: portal('stranger', email),
    ownRequest: { personId, email },
  };
};

/** The same people with a login of an hour ago. The pool on AWS dates no login back. */
const withOldLogins = async (system: TestedSystem, callers: readonly TestCaller[]): Promise<TestCaller[]> =>
  Promise.all(
    callers.map(async (caller) => ({
      ...caller,
      name: `${caller.name}, logged in an hour ago`,
      ...(caller.token !== undefined && {
        token: await system.aged(caller.token),
        freshToken: caller.token,
      }),
    })),
  );

/** Everybody who may call Clamart. */
export const gatherCallers = async (system: TestedSystem, organisation: string): Promise<TestCaller[]> => {
  const fresh = await gatherFresh(system, organisation);
  const people = fresh.filter(({ login }) => login?.email !== undefined && login.here !== 'suspended');
  return system.gatewayKeepsContract ? [...fresh, ...(await withOldLogins(system, people))] : fresh;
};

const gatherFresh = async (system: TestedSystem, organisation: string): Promise<TestCaller[]> => {
  const genuine = await system.token('marie.durand');
  const forged = await system.forgeries(genuine);
  return [
    { name: 'nobody, without token' },
    { name: 'nobody, with a text for a token', token: 'marie.durand' },
    ...forged.map(([wrong, token]): TestCaller => ({ name: `a token with ${wrong}`, token })),
    await machine(system),
    ...(system.gatewayKeepsContract ? [await machineWithoutScope(system)] : []),
    await demoPerson(system, 'a stranger', 'ines.moreau@nouvelle.example', 'stranger'),
    await supportAgent(system),
    await candidateOf(system),
    {
      ...(await demoPerson(
        system,
        'an administrator elsewhere',
        'sophie.martin@villeneuve.example',
        'stranger',
      )),
      sides: ['mandatary'],
    },
    ...(await membersOf(system, organisation)),
    {
      ...(await demoPerson(system, 'an administrator', 'marie.durand@clamart.example', ['administrator'])),
      sides: ['mandator'],
    },
  ];
};
