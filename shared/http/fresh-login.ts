import { type AccessCard, stageAt } from '../domain/access/access-card.ts';
import { DomainError } from '../domain/errors.ts';
import { type PersonId, personIdSchema, sirenSchema } from '../domain/identifiers.ts';
import { type Instant, instantOf } from '../domain/instants.ts';
import { getCardsOfPersons } from '../table/access/access-cards.ts';
import type { Table } from '../table/table.ts';
import type { PersonCaller } from './caller.ts';
import type { FreshLoginCause } from './permissions.ts';
import type { Request } from './request.ts';
import type { Route } from './route.ts';

/** How old a login may be where something dangerous is asked for, in seconds. */
export const MAX_LOGIN_AGE_SECONDS = 900;
/** The issuer's clock may be ahead of ours by this much. A login of the future proves nothing. */
const SKEW_SECONDS = 60;

/** When the person last proved who they are: the claim `auth_time`, in seconds of the epoch. Undefined without one. */
export const authenticatedAt = (claim: string | undefined): Instant | undefined =>
  claim !== undefined && /^\d{1,11}$/.test(claim) ? instantOf(Number(claim) * 1_000) : undefined;

/** Whether the login is at most 15 minutes old. One that does not say when it was is not. */
export const isFresh = (
  { authenticatedAt: at }: Pick<PersonCaller, 'authenticatedAt'>,
  now: Instant,
): boolean => {
  if (at === undefined) return false;
  const seconds = (Date.parse(now) - Date.parse(at)) / 1_000;
  return seconds <= MAX_LOGIN_AGE_SECONDS && seconds >= -SKEW_SECONDS;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Whether this part of a body gives the right to sign, wherever it stands: in a grant, an invitation, a decision, or by
 * handing over what somebody else signed.
 */
const givesSign = (part: unknown): boolean =>
  isObject(part) &&
  (part.handOverTo !== undefined ||
    (isObject(part.services) && Object.values(part.services).includes('sign')) ||
    Object.values(part).some(givesSign));

type Asked = Pick<Request, 'params' | 'query' | 'body'>;

const field = (part: unknown, name: string): unknown => (isObject(part) ? part[name] : undefined);

/** The people whose access the request takes away: by its path, or by a decision of its body. */
const peopleTouched = ({ params, body }: Asked): PersonId[] => {
  const decisions = field(body, 'decisions');
  const ended = Array.isArray(decisions)
    ? decisions.filter((each) => field(each, 'decision') === 'end').map((each) => field(each, 'personId'))
    : [];
  const named = [field(params, 'personId'), ...ended].filter((each) => each !== undefined);
  return named.map((each) => personIdSchema.parse(each));
};

/** Whether the card is an administrator's now, suspended ones included. */
const isAdministrators = (card: AccessCard, now: Instant): boolean => {
  const stage = stageAt(card, now);
  return stage?.role === 'administrator' && stage.status !== 'ended';
};

const JUDGES: Record<
  FreshLoginCause,
  (asked: Asked, table: Table, now: Instant) => boolean | Promise<boolean>
> = {
  always: () => true,
  signing: ({ body }) => givesSign(body),
  administrator: async (asked, table, now) => {
    if (field(asked.body, 'role') === 'administrator') return true;
    const siren = sirenSchema.parse(field(asked.params, 'siren'));
    const cards = await getCardsOfPersons(table, siren, peopleTouched(asked));
    return [...cards.values()].some((card) => isAdministrators(card, now));
  },
  running: ({ query }) => field(query, 'dryRun') !== 'true',
  exporting: ({ query }) => field(query, 'format') === 'csv',
};

/**
 * The only place that asks for a fresh login: by the route's row of the permission table, once the request is known and
 * allowed, before anything is done. Whoever is refused anyway learns that first.
 * @throws insufficient_user_authentication
 */
export const requireFreshLogin = async (
  { permission, dryRun }: Route,
  request: Asked & { caller: PersonCaller; now: Instant },
  table: Table,
): Promise<void> => {
  const { caller, now } = request;
  if (permission.freshLogin === undefined || caller.refusal !== undefined || isFresh(caller, now)) return;
  // What would be left is only shown.
  if (dryRun && field(request.query, 'dryRun') === 'true') return;
  for (const cause of permission.freshLogin) {
    if (await JUDGES[cause](request, table, now)) {
      throw new DomainError({
        code: 'insufficient_user_authentication',
        facts: { minutes: MAX_LOGIN_AGE_SECONDS / 60 },
      });
    }
  }
};
