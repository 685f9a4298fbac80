import { type AccessCard, stageAt, wasActiveBy } from '../domain/access/access-card.ts';
import {
  type AdministratorChange,
  type AdministratorChangeId,
  administratorChangeIdSchema,
} from '../domain/administrator-changes/administrator-change.ts';
import { isOpenView } from '../domain/administrator-changes/support-view.ts';
import { DomainError } from '../domain/errors.ts';
import { type PersonId, type Siren, sirenSchema } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { asNames } from '../domain/names.ts';
import { isReadable, normaliseEmail } from '../domain/people/address.ts';
import { verifiedEmailSchema } from '../domain/people/party.ts';
import { getCard } from '../table/access/access-cards.ts';
import { getAdministratorChange } from '../table/administrator-changes/administrator-changes.ts';
import { getSupportView } from '../table/administrator-changes/support-views.ts';
import { sirenOfChangeId } from '../table/keys.ts';
import { findByIdentity } from '../table/people/people.ts';
import type { Table } from '../table/table.ts';
import { carryOut } from '../use-cases/carry-out.ts';
import { type Login, registerPerson } from '../use-cases/people/register-person.ts';
import { type AgentRules, isAgent } from './agents.ts';
import type { PersonCaller } from './caller.ts';
import { type Claims, claimsOf } from './claims.ts';
import { authenticatedAt } from './fresh-login.ts';
import { mandateInPath, readSides, relationsToMandate } from './mandates/mandate-relations.ts';
import { idempotencyKeyOf } from './parse-event.ts';
import type { Relation } from './permissions.ts';
import type { GatewayEvent } from './request.ts';
import type { Route } from './route.ts';
import type { CommandDependencies } from './run-command.ts';
import { nameSchema } from './schemas.ts';

/** Some providers let people write their own name. A name that the contract would refuse counts as none. */
const nameIn = (claim: string | undefined): string => nameSchema.safeParse(claim).data ?? '';

const loginOf = (claims: Claims, email = normaliseEmail(claims.email ?? '')): Login => ({
  issuer: claims.iss,
  subject: claims.sub,
  email,
  emailVerified:
    claims.email_verified === 'true' && verifiedEmailSchema.safeParse(email).success && isReadable(email),
  ...asNames({ familyName: nameIn(claims.family_name), givenName: nameIn(claims.given_name) }),
});

export interface RecogniseDependencies extends CommandDependencies {
  agents: AgentRules;
}

interface Moment {
  now: Instant;
  requestId: string;
  clientRequestId: string | undefined;
}

/**
 * A first request may come several times at once. One of them registers the person, and the others find that person.
 */
const findOrRegister = (dependencies: CommandDependencies, login: Login, moment: Moment): Promise<PersonId> =>
  carryOut({ ...dependencies, ...moment }, async (context) => {
    const known = await findByIdentity(context.table, login.issuer, login.subject);
    return known === undefined ? registerPerson(context, login) : { value: known, writes: [] };
  });

/**
 * The caller's role in the card's organisation; undefined when the access ended or was never accepted. @throws
 * suspended
 */
const roleOn = (card: AccessCard | undefined, now: Instant): 'administrator' | 'member' | undefined => {
  const stage = card && stageAt(card, now);
  if (stage === undefined || stage.status === 'ended' || stage.status === 'invited') return undefined;
  if (stage.status === 'suspended') throw new DomainError('suspended');
  return stage.role === 'administrator' ? 'administrator' : 'member';
};

/** What the caller is to the card's organisation and to the person in the path. @throws not-found, suspended */
const relationsOf = (
  card: AccessCard | undefined,
  personId: string | undefined,
  now: Instant,
): Relation[] => {
  const role = roleOn(card, now);
  const isOwn = card !== undefined && card.personId === personId;
  if (role !== undefined) return isOwn ? [role, 'self'] : [role];
  if (isOwn && wasActiveBy(card, now)) return ['former'];
  throw new DomainError('not-found');
};

/** What the caller is to a request. A stranger cannot see that it exists. @throws not-found, suspended */
const relationsToChange = (
  change: AdministratorChange | undefined,
  { personId, isSupport, card }: Pick<PersonCaller, 'personId' | 'isSupport' | 'card'>,
  now: Instant,
): Relation[] => {
  const relations: Relation[] = [];
  if (isSupport) relations.push('support');
  if (change?.candidate.personId === personId) relations.push('candidate');
  if (relations.length > 0 && card !== undefined && stageAt(card, now)?.status === 'suspended')
    return relations;
  if (roleOn(card, now) === 'administrator') relations.push('administrator');
  if (change === undefined || relations.length === 0) throw new DomainError('not-found');
  return relations;
};

const pathValue = (event: GatewayEvent, name: string): string | undefined => event.pathParameters?.[name];

/** Why the permission table, or the caller's relation, refuses; undefined when neither does. */
const refusalBy = (route: Route, relations: () => readonly Relation[]): DomainError | undefined => {
  try {
    const held = relations();
    if (held.some((relation) => route.permission.allowed.includes(relation))) return undefined;
    return new DomainError(held.includes('former') ? 'not-found' : 'forbidden');
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

const sirenInPath = (event: GatewayEvent, { permission }: Route): Siren | undefined =>
  permission.about === 'organisation' ? sirenSchema.parse(pathValue(event, 'siren')) : undefined;

const changeInPath = (event: GatewayEvent, { permission }: Route): AdministratorChangeId | undefined =>
  permission.about === 'administrator-change'
    ? administratorChangeIdSchema.parse(pathValue(event, 'id'))
    : undefined;

/** Whether the caller is an agent who has opened the organisation, and the route is one that they see. */
const hasView = async (
  table: Table,
  { permission }: Route,
  { siren, caller }: { siren: Siren; caller: Pick<PersonCaller, 'isSupport' | 'personId'> },
  now: Instant,
): Promise<boolean> => {
  if (!caller.isSupport || !permission.allowed.includes('viewer')) return false;
  const view = await getSupportView(table, siren, caller.personId);
  return view !== undefined && isOpenView(view, now);
};

/**
 * Finds out who is logged in and whether the permission table allows the call. It reads the identity, the caller's
 * card, and the request that the path names, if any. A mandate's id names both organisations, so the caller's two
 * cards are read for it.
 */
export const recognisePerson =
  (dependencies: RecogniseDependencies) =>
  async (event: GatewayEvent, route: Route, moment: Moment): Promise<PersonCaller> => {
    const { table } = dependencies;
    const claims = claimsOf(event);
    const login = loginOf(claims);
    const personId = await findOrRegister(dependencies, login, moment);
    const changeId = changeInPath(event, route);
    const siren = changeId === undefined ? sirenInPath(event, route) : sirenOfChangeId(changeId);
    const card = siren && (await getCard(table, siren, personId));
    const { email, emailVerified } = login;
    const mandateId = mandateInPath(event, route);
    const { sides, isSuspended } = await readSides(table, mandateId, personId, moment.now);
    const caller = {
      personId,
      email,
      emailVerified,
      isSupport: isAgent(claims, dependencies.agents),
      authenticatedAt: authenticatedAt(claims.auth_time),
      card,
      sides,
    };
    const change = changeId && (await getAdministratorChange(table, changeId));
    const relations = (): readonly Relation[] => {
      if (changeId !== undefined) return relationsToChange(change, caller, moment.now);
      if (mandateId !== undefined) return relationsToMandate(sides, isSuspended);
      if (siren !== undefined) return relationsOf(card, pathValue(event, 'personId'), moment.now);
      return caller.isSupport ? ['person', 'support'] : ['person'];
    };
    const ownRefusal = refusalBy(route, relations);
    const isViewer =
      ownRefusal !== undefined &&
      siren !== undefined &&
      (await hasView(table, route, { siren, caller }, moment.now));
    const refusal = isViewer ? undefined : ownRefusal;
    const mayBeRepeat = route.changes && idempotencyKeyOf(event) !== undefined;
    if (refusal !== undefined && !mayBeRepeat) throw refusal;
    return {
      kind: 'person',
      ...caller,
      ...(isViewer && { isViewer: true as const }),
      ...(refusal && { refusal }),
    };
  };
