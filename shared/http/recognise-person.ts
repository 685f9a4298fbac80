import { type AccessCard, stageAt } from '../domain/access-card.ts';
import { DomainError } from '../domain/errors.ts';
import { type PersonId, type Siren, sirenSchema } from '../domain/identifiers.ts';
import type { Instant } from '../domain/instants.ts';
import { normaliseEmail } from '../domain/invitation.ts';
import { getCard } from '../table/access-cards.ts';
import { commit, StaleRead } from '../table/commit.ts';
import { findByIdentity } from '../table/people.ts';
import { type Login, registerPerson } from '../use-cases/register-person.ts';
import type { PersonCaller } from './caller.ts';
import { type Claims, claimsOf } from './claims.ts';
import type { Relation } from './permissions.ts';
import type { GatewayEvent } from './request.ts';
import type { Route } from './route.ts';
import type { CommandDependencies } from './run-command.ts';
import { nameSchema } from './schemas.ts';

/** Some providers let people write their own name: one that the contract would refuse is none. */
const nameIn = (claim: string | undefined): string => nameSchema.safeParse(claim).data ?? '';

const loginOf = (claims: Claims): Login => ({
  issuer: claims.iss,
  subject: claims.sub,
  email: normaliseEmail(claims.email ?? ''),
  emailVerified: claims.email !== undefined && claims.email_verified === 'true',
  familyName: nameIn(claims.family_name),
  givenName: nameIn(claims.given_name),
});

interface Moment {
  now: Instant;
  requestId: string;
}

/** A first request may come several times at once: the one that registers wins, the others find its person. */
const MAX_ATTEMPTS = 3;

const findOrRegister = async (
  { table, newId }: CommandDependencies,
  login: Login,
  moment: Moment,
): Promise<PersonId> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const known = await findByIdentity(table, login.issuer, login.subject);
    if (known !== undefined) return known;
    const { writes, value } = await registerPerson({ table, newId, ...moment }, login);
    try {
      await commit(table, writes, newId());
      return value;
    } catch (error) {
      if (!(error instanceof StaleRead)) throw error;
    }
  }
  throw new DomainError('unavailable');
};

/** What the caller is to the card's organisation and to the person in the path. @throws not-found, suspended */
const relationsOf = (
  card: AccessCard | undefined,
  personId: string | undefined,
  now: Instant,
): Relation[] => {
  const stage = card && stageAt(card, now);
  if (card === undefined || stage === undefined || stage.status === 'ended' || stage.status === 'invited') {
    throw new DomainError('not-found');
  }
  if (stage.status === 'suspended') throw new DomainError('suspended');
  const role: Relation = stage.role === 'administrator' ? 'administrator' : 'member';
  return card.personId === personId ? [role, 'self'] : [role];
};

const pathValue = (event: GatewayEvent, name: string): string | undefined => event.pathParameters?.[name];

const authorise = (route: Route, relations: readonly Relation[]): void => {
  if (!relations.some((relation) => route.permission.allowed.includes(relation))) {
    throw new DomainError('forbidden');
  }
};

const sirenInPath = (event: GatewayEvent): Siren | undefined => {
  const siren = pathValue(event, 'siren');
  return siren === undefined ? undefined : sirenSchema.parse(siren);
};

/** Who is logged in, and whether the permission table lets them: one read of the identity, one of the caller's card. */
export const recognisePerson =
  (dependencies: CommandDependencies) =>
  async (event: GatewayEvent, route: Route, moment: Moment): Promise<PersonCaller> => {
    const login = loginOf(claimsOf(event));
    const personId = await findOrRegister(dependencies, login, moment);
    const siren = sirenInPath(event);
    const card = siren && (await getCard(dependencies.table, siren, personId));
    const relations =
      siren === undefined
        ? (['person'] as const)
        : relationsOf(card, pathValue(event, 'personId'), moment.now);
    authorise(route, relations);
    return { kind: 'person', personId, email: login.email, emailVerified: login.emailVerified, card };
  };
