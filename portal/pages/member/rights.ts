import type { AnswerOf } from '../../client/contract.ts';
import { fullName } from '../../words/names.ts';
import { SERVICE_CODES } from '../../words/services.ts';

export type Member = AnswerOf<'GET /organisations/{siren}/members/{personId}'>;
export type Grant = Member['grants'][number];
export type Right = Grant['services'][string];

/** One service of a grant: a line of the table of rights. */
export interface RightLine {
  service: string;
  right: Right;
  grant: Grant;
}

const rankOf = (service: string): number => {
  const rank = SERVICE_CODES.indexOf(service);
  return rank < 0 ? SERVICE_CODES.length : rank;
};

/** Whether the grant gives something now, or will. */
const isStanding = ({ endedAt, until }: Grant, now: number): boolean =>
  (endedAt === undefined || Date.parse(endedAt) > now) && (until === undefined || Date.parse(until) > now);

/** What somebody may do now or will, a line a service, in the order in which people look for them. */
export const rightLines = ({ grants }: Pick<Member, 'grants'>, now: number): RightLine[] =>
  grants
    .filter((grant) => isStanding(grant, now))
    .flatMap((grant) => Object.entries(grant.services).map(([service, right]) => ({ service, right, grant })))
    .toSorted((a, b) => rankOf(a.service) - rankOf(b.service));

/** Since when this membership goes on. */
export const memberSince = ({ history }: Pick<Member, 'history'>): string | undefined =>
  history[history.slice(0, -1).findLastIndex(({ status }) => status === 'ended') + 1]?.from;

export const nameOf: (member: Pick<Member, 'givenName' | 'familyName'>) => string = fullName;
