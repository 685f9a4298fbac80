import * as z from 'zod/mini';
import { DomainError } from '../errors.ts';
import { type EventType, FIRST_HASH } from '../events.ts';
import { idInOrganisation, type PersonId, personIdSchema, type Siren, sirenSchema } from '../identifiers.ts';
import { addDays, type Instant, instantSchema } from '../instants.ts';
import type { Party } from '../people/party.ts';
import { isSamePerson } from '../people/same-person.ts';
import { type Departure, departureSchema, type Roster } from './roster.ts';

/** An organisation's SIREN and a ULID. */
export const contestIdSchema = idInOrganisation().brand<'ContestId'>();
export type ContestId = z.infer<typeof contestIdSchema>;

export const contestDecisionSchema = z.enum(['restore', 'leave']);
export type ContestDecision = z.infer<typeof contestDecisionSchema>;

const answerSchema = z.object({
  agent: personIdSchema,
  email: z.string(),
  decision: contestDecisionSchema,
  reason: z.string(),
  at: instantSchema,
});

/** Somebody who administered contests that another administrator, or a replacement, took that from them. */
export const contestSchema = z.object({
  id: contestIdSchema,
  siren: sirenSchema,
  personId: personIdSchema,
  email: z.string(),
  reason: z.string(),
  /** What is contested. */
  departure: departureSchema,
  openedAt: instantSchema,
  /** When support's answer is late. */
  overdueAt: instantSchema,
  overdueTold: z.boolean(),
  /** By the agents of support who have answered. Two equal ones decide. */
  answers: z.array(answerSchema),
  state: z.enum(['open', 'restored', 'left']),
  decidedAt: z.optional(instantSchema),
  version: z.number(),
  lastEventHash: z.string(),
});
export type Contest = z.infer<typeof contestSchema>;

/** What a command does to a contest, and the event that records it. Both are stored together or not at all. */
export interface ContestMove {
  before: Contest | undefined;
  after: Contest;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

/** A removal is contested within 14 days (authority: rule 10). */
export const CONTEST_DAYS = 14;

/** Until when somebody may contest what took their place among the administrators; undefined when they may not. */
export const contestUntil = (
  { seats, departures }: Pick<Roster, 'seats' | 'departures'>,
  personId: PersonId,
  now: Instant,
): Instant | undefined => {
  const departure = departures.get(personId);
  if (departure === undefined || seats.has(personId) || departure.how === 'left') return undefined;
  if (departure.contest !== undefined || departure.objected === true) return undefined;
  const isByNobody = departure.by === undefined && departure.how !== 'replaced';
  const until = addDays(departure.at, CONTEST_DAYS);
  return isByNobody || until <= now ? undefined : until;
};

/**
 * Contests a removal.
 * @throws nothing-to-contest, contest-over, already-contested
 */
export const openContest = (
  roster: Roster,
  asked: { id: ContestId; siren: Siren; contester: Party; reason: string },
  { now, overdueAt }: { now: Instant; overdueAt: Instant },
): ContestMove => {
  const { id, siren, contester, reason } = asked;
  const { personId, email } = contester;
  const departure = roster.departures.get(personId);
  if (departure === undefined || roster.seats.has(personId)) throw new DomainError('nothing-to-contest');
  if (departure.contest !== undefined || departure.objected === true) {
    throw new DomainError('already-contested');
  }
  if (contestUntil(roster, personId, now) === undefined) {
    const isOver = departure.how !== 'left' && addDays(departure.at, CONTEST_DAYS) <= now;
    throw new DomainError(isOver ? 'contest-over' : 'nothing-to-contest');
  }
  return {
    before: undefined,
    after: {
      ...{ id, siren, personId, email, reason, departure, openedAt: now, overdueAt, overdueTold: false },
      ...{ answers: [], state: 'open', version: 0, lastEventHash: FIRST_HASH },
    },
    event: { type: 'contest.opened', data: { contest: id, deadline: overdueAt }, reason },
  };
};

/**
 * An agent of support answers. Two different agents of one mind decide; where two disagree, a third one does.
 * @throws contest-closed, second-agent-needed, own-request
 */
export const answerContest = (
  contest: Contest,
  agent: Party,
  { decision, reason }: { decision: ContestDecision; reason: string },
  now: Instant,
): ContestMove => {
  if (contest.state !== 'open') throw new DomainError('contest-closed');
  if (isSamePerson(agent, contest)) throw new DomainError('own-request');
  if (contest.answers.some((answer) => isSamePerson(agent, { ...answer, personId: answer.agent })))
    throw new DomainError('second-agent-needed');
  const { personId, email } = agent;
  const answers = [...contest.answers, { agent: personId, email, decision, reason, at: now }];
  const isDecided = answers.filter((each) => each.decision === decision).length === 2;
  if (!isDecided) {
    return {
      ...{ before: contest, after: { ...contest, answers } },
      event: { type: 'contest.answered', data: { contest: contest.id }, reason },
    };
  }
  const state = decision === 'restore' ? 'restored' : 'left';
  return {
    ...{ before: contest, after: { ...contest, answers, state, decidedAt: now } },
    event: { type: 'contest.decided', data: { contest: contest.id, decision }, reason },
  };
};

/** Support's answer is late: it is told so once. Undefined when it is not late, or was told. */
export const noteOverdueContest = (contest: Contest, now: Instant): ContestMove | undefined =>
  contest.state !== 'open' || contest.overdueTold || now < contest.overdueAt
    ? undefined
    : {
        ...{ before: contest, after: { ...contest, overdueTold: true } },
        event: { type: 'contest.overdue', data: { contest: contest.id } },
      };

/** Whose power over other administrators rests until support decides: who did it, who took the place, and theirs. */
export const heldFor = ({ seats }: Pick<Roster, 'seats'>, departure: Departure): PersonId[] => {
  const { by, change, at } = departure;
  const held = new Set<PersonId>(by === undefined ? [] : [by]);
  for (const [personId, { became }] of seats)
    if (change !== undefined && became.change === change) held.add(personId);
  // An appointment may rest on another one, so the search goes on until it finds nobody more.
  for (let found = -1; found < held.size; ) {
    found = held.size;
    for (const [personId, { since, became }] of seats)
      if (became.by !== undefined && held.has(became.by) && since >= at) held.add(personId);
  }
  return [...held];
};
