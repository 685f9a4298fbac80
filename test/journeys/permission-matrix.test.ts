import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { PERMISSIONS } from '../../shared/http/permissions.ts';
import type { Route } from '../../shared/http/route.ts';
import { newAddress, tokenOfNewcomer, welcomeNewcomer } from '../support/access/newcomers.ts';
import { storeContest } from '../support/access/stored-contests.ts';
import {
  STATES,
  storeAdministratorChange,
} from '../support/administrator-changes/stored-administrator-changes.ts';
import { storeBulkChange } from '../support/bulk-changes/stored-bulk-changes.ts';
import { expectedOf, gatherCallers, heardOf, PASSES, type TestCaller } from '../support/callers.ts';
import { sirenNumber } from '../support/directory/luhn.ts';
import type { Client, HttpAnswer } from '../support/http-client.ts';
import { storedMandate } from '../support/mandates/stored-mandates.ts';
import { setReview } from '../support/reviews/stored-reviews.ts';
import { useSystem } from '../support/system.ts';
import { MOVED, QUERIES } from '../support/valid-requests.ts';

const system = useSystem();

const CLAMART = '219200235';
const ORGANISATION = `/organisations/${CLAMART}`;
const PETIT_ESSAI = '/organisations/219999026';
const GRANT = { services: { DSN: 'sign' }, establishments: 'all' };

let callers: TestCaller[] = [];
beforeAll(async () => {
  callers = await gatherCallers(system, ORGANISATION);
});

const clientOf = ({ token }: TestCaller): Client =>
  token === undefined ? system.anonymous() : system.withToken(token);

/** An invitation for the caller, or for nobody in particular. One of an earlier test is withdrawn first. */
const invitationFor = async ({ login, token }: TestCaller): Promise<string> => {
  const lea = await system.as('lea.petit');
  const email = login?.email ?? newAddress();
  const { body } = await lea.get(`${PETIT_ESSAI}/members?q=${encodeURIComponent(email)}`);
  for (const { personId } of body.items) await lea.delete(`${PETIT_ESSAI}/members/${personId}`);
  await lea.post(`${PETIT_ESSAI}/members`, { email, familyName: 'Roux', givenName: 'Nadia' });
  const invited = login?.email && token ? token : await tokenOfNewcomer(system, email);
  const { tasks } = (await system.withToken(invited).get('/me')).body;
  const [, , id] = tasks.find(({ href }: { href: string }) => href.includes('219999026')).href.split('/');
  return id;
};

/** Somebody who is invited and has not answered. */
const waitingFor = async (marie: Client): Promise<string> =>
  (
    await marie.post(`${ORGANISATION}/members`, {
      ...{ email: newAddress(), familyName: 'Roux', givenName: 'Nadia' },
    })
  ).body.personId;

/** A card with a grant that the command may undo, in the state that the command needs. */
const cardFor = async (route: Route, { ownCard }: TestCaller): Promise<Record<string, string>> => {
  const marie = await system.as('marie.durand');
  const invitedAs =
    route.operation === 'confirmMember' ? { familyName: 'Roy', givenName: 'Nadia' } : undefined;
  const personId =
    ownCard ?? (await welcomeNewcomer(system, marie, ORGANISATION, [GRANT], invitedAs)).personId;
  const path = `${ORGANISATION}/members/${personId}`;
  if (ownCard === undefined && route.operation === 'reactivateMember') await marie.put(`${path}/suspension`);
  if (route.operation === 'sendInvitationAgain') return { personId: await waitingFor(marie) };
  const { body } = await marie.get(path);
  return { personId, grantId: body.grants[0].id };
};

/** Whoever could end their own access is a member again for the next route. */
const welcomeBack = async ({ token, login, ownCard }: TestCaller): Promise<void> => {
  if (ownCard === undefined || token === undefined) return;
  const marie = await system.as('marie.durand');
  const newcomer = { email: login?.email, familyName: 'Roux', givenName: 'Nadia', grants: [GRANT] };
  await marie.post(`${ORGANISATION}/members`, newcomer);
  const client = system.withToken(token);
  const { tasks } = (await client.get('/me')).body;
  await client.post(tasks.find(({ kind }: { kind: string }) => kind === 'invitation').href);
};

/** A request of the caller, or of an unknown person. One of an earlier test is cancelled first. */
const changeFor = async ({ operation }: Route, caller: TestCaller): Promise<string> => {
  const { ownRequest, token, freshToken = token } = caller;
  const email = newAddress();
  const candidate = system.withToken(
    ownRequest === undefined || freshToken === undefined ? await tokenOfNewcomer(system, email) : freshToken,
  );
  for (const { id, can } of (await candidate.get('/administrator-changes')).body.items) {
    if (can.includes('cancel')) await candidate.delete(`/administrator-changes/${id}`);
  }
  const asker = ownRequest ?? { email, personId: (await candidate.get('/me')).body.personId };
  const sender = token === undefined ? undefined : (await system.withToken(token).get('/me')).body;
  const by = sender?.personId === undefined ? undefined : { personId: sender.personId, email: sender.email };
  const { id } = await storeAdministratorChange(system, STATES[operation] ?? 'pending', asker, {
    ...(by !== undefined && { by }),
  });
  if (operation === 'activateAdministratorChange')
    await candidate.post(`/administrator-changes/${id}/activation-key`);
  return id;
};

/**
 * A case of another body that the caller was dealt: an agent who has opened one sees it for half an hour, and this one's pages
 * are asked for by strangers.
 */
const caseFor = async ({ token }: TestCaller): Promise<string> => {
  const asker = { email: newAddress(), personId: ulid() };
  const { personId, email } = token === undefined ? {} : (await system.withToken(token).get('/me')).body;
  const by = personId === undefined ? undefined : { personId, email };
  const stored = { siretText: '21999901800019', ...(by !== undefined && { by }) };
  return (await storeAdministratorChange(system, 'escalated', asker, stored)).id;
};

/** A review without outstanding cards can be signed. Any other command or reading needs an open one. */
const reviewFor = ({ operation }: Route): Promise<string> =>
  setReview(system, CLAMART, operation === 'signReview' ? 'signable' : 'open');

const valuesFor = async (route: Route, caller: TestCaller): Promise<Record<string, string>> => ({
  siren: CLAMART,
  siret: MOVED.siret,
  ...(route.operation === 'openReview' && { id: await setReview(system, CLAMART, 'none') }),
  ...(route.path.includes('{personId}') && (await cardFor(route, caller))),
  ...(route.path.includes('/invitations/{id}') && { id: await invitationFor(caller) }),
  ...(route.path.includes('/access-changes/{id}') && {
    id: (await storeBulkChange(system, route.operation)).id,
  }),
  ...(route.path.includes('/administrator-changes/{id}') && { id: await changeFor(route, caller) }),
  ...(route.path.includes('/cases/{id}') && { id: await caseFor(caller) }),
  ...(route.path.startsWith('/mandates/{id}') && { id: await storedMandate(system, route) }),
  ...(route.path.includes('/reviews/{id}') && { id: await reviewFor(route) }),
  ...(route.path.includes('/contests/{id}') && { id: await storeContest(system) }),
});

const fill = (path: string, values: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** A request that Petit-Essai's administrator, like anybody, may make in Clamart. */
const changeOfToday = (example: object) => {
  const today = new Date().toISOString().slice(0, 10);
  const evidence = { type: 'election', reference: 'PV', date: today, effectiveDate: today };
  return { ...example, kind: 'additional', outgoing: undefined, evidence };
};

const bodyOf = ({ operation, bodyExample }: Route): unknown => {
  if (operation === 'inviteMember') return { ...Object(bodyExample), email: newAddress() };
  if (operation === 'carryRightsOver') return MOVED.body;
  return operation === 'requestAdministratorChange' ? changeOfToday(Object(bodyExample)) : bodyExample;
};

const send = (client: Client, route: Route, values: Record<string, string>): Promise<HttpAnswer> => {
  const body = bodyOf(route);
  const path = `${fill(route.path, values)}${QUERIES[route.operation] ?? ''}`;
  return client.raw(route.method, path, body === undefined ? '' : JSON.stringify(body));
};

/** Refusals by a request's own rules. A caller who gets one was let in. */
const LET_IN = ['already-administrator', 'change-already-open', 'suspended'];

const CONTEST_LET_IN = ['not-found', 'nothing-to-contest', 'already-contested'];

const verdictOf = ({ status, body }: HttpAnswer, { operation, answer }: Route): string => {
  const isLetIn =
    (operation === 'requestAdministratorChange' && LET_IN.includes(body?.code)) ||
    // Nobody took anything from these callers, except from one; everybody may ask.
    (operation === 'contestRemoval' && CONTEST_LET_IN.includes(body?.code));
  return status === answer.status || isLetIn ? PASSES : `${status} ${body?.code}`;
};

describe('the permission table', () => {
  it('has a row for every route, and no other', () => {
    expect(ALL_ROUTES.map(({ key }) => key).sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it.each(ALL_ROUTES)('is what $key obeys, for every caller', async (route) => {
    const refused = await valuesFor(route, { name: 'anybody' });
    const found: Record<string, string> = {};
    const heard = heardOf(system, route, callers);
    for (const caller of heard) {
      // A caller who passes has an effect, and so needs something of their own for it.
      const isTheirs = caller.ownCard !== undefined || caller.ownRequest !== undefined;
      const mayPass = expectedOf(route, caller) === PASSES || isTheirs;
      const values = mayPass ? await valuesFor(route, caller) : refused;
      found[caller.name] = verdictOf(await send(clientOf(caller), route, values), route);
      if (route.operation === 'endMember') await welcomeBack(caller);
    }
    expect(found).toEqual(
      Object.fromEntries(heard.map((caller) => [caller.name, expectedOf(route, caller)])),
    );
  });
});

describe('a stranger to an organisation', () => {
  const inOrganisation = ALL_ROUTES.filter(({ path }) => path.includes('{siren}'));

  /** Parts of an answer that depend only on the request or on its connection. */
  const APART = ['date', 'x-request-id', 'apigw-requestid', 'connection', 'keep-alive'];

  /** Everything that an answer reveals, except for these. */
  const visible = ({ status, headers, text, body }: HttpAnswer): unknown => ({
    status,
    headers: [...headers].filter(([name]) => !APART.includes(name)),
    text: text.replace(body.requestId, ''),
  });

  it.each(inOrganisation)('cannot find out by $key whether it exists', async (route) => {
    const stranger = await system.as('ines.moreau');
    const values = await valuesFor(route, { name: 'anybody' });
    const nowhere = await send(stranger, route, { ...values, siren: sirenNumber(777) });
    expect(nowhere.status).toBe(404);
    const there = await send(stranger, route, values);
    expect(visible(there)).toEqual(visible(nowhere));
    const nobody = { ...values, personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B' };
    expect(visible(await send(stranger, route, nobody))).toEqual(visible(nowhere));
    const malformed = await stranger.raw(route.method, fill(route.path, values), route.body ? '{' : '');
    expect(visible(malformed)).toEqual(visible(nowhere));
  });
});

describe('an administrator', () => {
  const aboutCards = ALL_ROUTES.filter(({ path }) => path.includes('{personId}'));

  it.each(aboutCards)('reaches nobody elsewhere by $key under their own organisation', async (route) => {
    const sophie = await system.as('sophie.martin');
    const values = await valuesFor(route, { name: 'anybody' });
    const elsewhere = await send(sophie, route, { ...values, siren: '219999018' });
    expect(verdictOf(elsewhere, route)).toBe('404 not-found');
  });
});
