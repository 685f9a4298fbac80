import { beforeAll } from 'vitest';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import type { Route } from '../../shared/http/route.ts';
import { newAddress, tokenOfNewcomer, welcomeNewcomer } from './access/newcomers.ts';
import { storeContest } from './access/stored-contests.ts';
import { STATES, storeAdministratorChange } from './administrator-changes/stored-administrator-changes.ts';
import { storeBulkChange } from './bulk-changes/stored-bulk-changes.ts';
import type { Client } from './http-client.ts';
import { isOfMandate, storedMandate } from './mandates/stored-mandates.ts';
import { setReview } from './reviews/stored-reviews.ts';
import { type TestedSystem, useSystem } from './system.ts';

export const CLAMART = '219200235';

/** A request that the route would take, for tests that then spoil one part of it. */
export interface ValidRequest {
  client: Client;
  /** The values of the path's variables. */
  values: Record<string, string>;
  /** With its question mark, or empty. */
  query: string;
  body: unknown;
}

export const fillPath = (path: string, values: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));

/** The route of that operation. */
export const routeOf = (operation: string): Route => {
  const route = ALL_ROUTES.find((known) => known.operation === operation);
  if (route === undefined) throw new Error(`no operation ${operation}`);
  return route;
};

/** The query that the route, or the example of its body, needs. */
export const QUERIES: Record<string, string> = {
  changeAccess: '?dryRun=true',
  carryRightsOver: '?dryRun=true',
  findEstablishments: '?siret=21920023500014',
};

/** Clamart's establishment that is closed, and the open one that may have taken over. */
export const MOVED = { siret: '21920023500022', body: { successor: '21920023500014' } };

const isOfBulkChange = ({ path }: Route): boolean => path.includes('/access-changes/{id}');

const isOfChange = ({ path }: Route): boolean => path.startsWith('/administrator-changes/{id}');

/** An organisation without an open review, so that one can be opened. */
const WITHOUT_REVIEW = '219999026';
const isOfReview = ({ path }: Route): boolean => path.includes('/reviews/{id}');

/** A request to become administrator in the state that the route needs, and its candidate's client. */
const changeFor = async (system: TestedSystem, { operation }: Route) => {
  const email = newAddress();
  const candidate = system.withToken(await tokenOfNewcomer(system, email));
  const { personId } = (await candidate.get('/me')).body;
  const caller = await system.as(operation === 'withdrawApproval' ? 'marie.durand' : 'agnes.support');
  const by = (await caller.get('/me')).body;
  const { id } = await storeAdministratorChange(
    system,
    STATES[operation] ?? 'pending',
    { personId, email },
    { by },
  );
  if (operation === 'activateAdministratorChange')
    await candidate.post(`/administrator-changes/${id}/activation-key`);
  return { id, candidate };
};

/** The system, with a member to try commands on, and for each route a request by somebody who may send it. */
export const useValidRequests = () => {
  const system = useSystem();
  const callers = new Map<string, Client>();
  const changes = new Map<string, Awaited<ReturnType<typeof changeFor>>>();
  const bulkChanges = new Map<string, string>();
  const mandates = new Map<string, string>();
  let values: Record<string, string> = {};
  let review = '';
  let contest = '';
  beforeAll(async () => {
    const marie = await system.as('marie.durand');
    const member = await welcomeNewcomer(system, marie, `/organisations/${CLAMART}`, [
      { services: { DSN: 'sign' }, establishments: 'all' },
    ]);
    const { body } = await marie.get(member.path);
    const invitation = `${CLAMART}-01KB0ZTF3N5Q7R9S1T3V5X7Z9B`;
    values = {
      siren: CLAMART,
      siret: MOVED.siret,
      personId: member.personId,
      grantId: body.grants[0].id,
      id: invitation,
    };
    review = await setReview(system, CLAMART, 'open');
    contest = await storeContest(system);
    await setReview(system, WITHOUT_REVIEW, 'none');
    callers.set('lea', await system.as('lea.petit'));
    callers.set('anyone', system.anonymous());
    callers.set('relying-service', await system.machine());
    callers.set('person', member.client);
    callers.set('administrator', marie);
    callers.set('mandator', marie);
    callers.set('mandatary', await system.as('sophie.martin'));
    callers.set('support', await system.as('agnes.support'));
    for (const route of ALL_ROUTES.filter(isOfChange)) {
      changes.set(route.operation, await changeFor(system, route));
    }
    for (const { operation } of ALL_ROUTES.filter(isOfBulkChange)) {
      bulkChanges.set(operation, (await storeBulkChange(system, operation)).id);
    }
    for (const route of ALL_ROUTES.filter(isOfMandate)) {
      mandates.set(route.operation, await storedMandate(system, route));
    }
  });
  const callerOf = ({ operation, permission }: Route): Client => {
    const lea = callers.get('lea');
    if (operation === 'openReview' && lea !== undefined) return lea;
    const client = permission.allowed
      .map((relation) =>
        relation === 'candidate' ? changes.get(operation)?.candidate : callers.get(relation),
      )
      .find(Boolean);
    if (client === undefined) throw new Error('nobody may call this route');
    return client;
  };
  return {
    system,
    requestOf: (route: Route): ValidRequest => ({
      client: callerOf(route),
      values: {
        ...values,
        ...(isOfChange(route) && { id: changes.get(route.operation)?.id ?? '' }),
        ...(isOfBulkChange(route) && { id: bulkChanges.get(route.operation) ?? '' }),
        ...(isOfMandate(route) && { id: mandates.get(route.operation) ?? '' }),
        ...(isOfReview(route) && { id: review }),
        ...(route.path.includes('/contests/{id}') && { id: contest }),
        ...(route.operation === 'openReview' && { siren: WITHOUT_REVIEW }),
      },
      query: QUERIES[route.operation] ?? '',
      body:
        route.operation === 'inviteMember'
          ? { ...Object(route.bodyExample), email: newAddress() }
          : route.operation === 'carryRightsOver'
            ? MOVED.body
            : route.bodyExample,
    }),
  };
};

export type ValidRequests = ReturnType<typeof useValidRequests>;
