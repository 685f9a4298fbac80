import { createHash } from 'node:crypto';
import type { AdministratorChangeId } from '../domain/administrator-changes/administrator-change.ts';
import type { BulkChangeId } from '../domain/bulk-changes/bulk-change.ts';
import {
  type MandateId,
  mandatorOf,
  type PersonId,
  type ReviewId,
  type Siren,
  type Siret,
  sirenOf,
  sirenSchema,
} from '../domain/identifiers.ts';
import type { CalendarDate, Instant } from '../domain/instants.ts';

/** Every key of the table is made here; `docs/data-model.md` lists the access patterns. */
export type Key = { PK: string; SK: string };

/** Digests keep e-mails and subjects of identity providers out of keys, which appear in AWS's own logs. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const ORGANISATION_PREFIX = 'ORG#';
const organisation = (siren: Siren): string => `${ORGANISATION_PREFIX}${siren}`;

export const SORT_PREFIX = {
  card: 'CARD#',
  establishment: 'EST#',
  event: 'EVENT#',
  administratorChange: 'CHANGE#',
  bulkChange: 'ACCESSCHANGE#',
  mandate: 'MANDATE#',
  review: 'REVIEW#',
  mailDay: 'MAILS#',
  supportView: 'SUPPORTVIEW#',
} as const;

export const organisationPartition = organisation;
/** An address leads to whoever was first seen with it, and to whomever an organisation reserved for it alone. */
export const emailPartition = (normalisedEmail: string): string => `EMAIL#${digest(normalisedEmail)}`;
/** The owner of events: an organisation, a person, or the jobs. */
export type EvidenceOwner = Siren | PersonId | 'jobs';
export const EVENTS_PREFIX = 'EVENTS#';
export const eventPartition = (owner: EvidenceOwner): string => `${EVENTS_PREFIX}${owner}`;
/** An organisation's requests are read by the SIREN with which their ids begin. */
export const sirenOfChangeId = (id: AdministratorChangeId | BulkChangeId): Siren =>
  sirenSchema.parse(id.slice(0, 9));

export const personIndexKey = (personId: PersonId): string => `PERSON#${personId}`;

/** An organisation as the mandatary of others, in the index of persons. */
export const mandataryIndexKey = (mandatary: Siren): string => `MANDATARY#${mandatary}`;

/** An organisation's members, in the index where they stand by name. */
export const membersIndexKey = (siren: Siren, group: 'current' | 'past'): string =>
  `MEMBERS#${siren}#${group}`;

/** The open establishments with this postal code, in the index where they stand by name. */
export const placesIndexKey = (postalCode: string): string => `PLACES#${postalCode}`;

/** An organisation's open requests to become administrator, in the index of what is due. */
export const openIndexKey = (siren: Siren): string => `OPENCHANGE#${siren}`;

export const keys = {
  organisation: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ORGANISATION' }),
  /**
   * The roster of active administrators. It is an item of its own, so that imports never touch what the
   * last-administrator rule reads.
   */
  administrators: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ADMINISTRATORS' }),
  establishment: (siret: Siret): Key => ({
    PK: organisation(sirenOf(siret)),
    SK: `${SORT_PREFIX.establishment}${siret}`,
  }),
  /** The chain of the establishment's events. It is an item of its own, because imports write establishments whole. */
  establishmentChain: (siret: Siret): Key => ({
    PK: organisation(sirenOf(siret)),
    SK: `ESTCHAIN#${siret}`,
  }),
  /** Which head offices of the organisation have moved, and where to. */
  moves: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'MOVES' }),
  card: (siren: Siren, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `${SORT_PREFIX.card}${personId}`,
  }),
  /** All that is beside the card: by instant, and in their former shape, which sorts before, by version. */
  cardHistories: (siren: Siren, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `HISTORY#${personId}#`,
  }),
  /**
   * The card as it was until that instant, in chunks, with the version that something left it with; `chunk` counts from 0, and
   * the first one is not numbered.
   */
  cardHistory: (
    { siren, personId, version }: { siren: Siren; personId: PersonId; version: number },
    until: Instant,
    chunk: number,
  ): Key => ({
    PK: organisation(siren),
    SK: `HISTORY#${personId}#${until}#${String(version).padStart(9, '0')}${chunk === 0 ? '' : `#${String(chunk).padStart(3, '0')}`}`,
  }),
  administratorChange: (id: AdministratorChangeId): Key => ({
    PK: organisation(sirenOfChangeId(id)),
    SK: `${SORT_PREFIX.administratorChange}${id}`,
  }),
  /** The members whom an administrator has to confirm. */
  toConfirm: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'TOCONFIRM' }),
  contest: (siren: Siren, id: string): Key => ({ PK: organisation(siren), SK: `CONTEST#${id}` }),
  /** What an administrator took away in the organisation lately. */
  lossesTaken: (siren: Siren, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `LOSSES#${personId}`,
  }),
  /** Allows a person one open request per organisation. */
  openAdministratorChange: (siren: Siren, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `OPENCHANGE#${personId}`,
  }),
  /** The workflow's wait, the only item that holds a task token. */
  workflowWait: (id: AdministratorChangeId): Key => ({
    PK: organisation(sirenOfChangeId(id)),
    SK: `CHANGETASK#${id}`,
  }),
  /** What one recipient was sent about the organisation on one day of Paris, and what waits for the digest. */
  mailDay: (siren: Siren, recipient: string, day: string): Key => ({
    PK: organisation(siren),
    SK: `${SORT_PREFIX.mailDay}${recipient}#${day}`,
  }),
  /** What an agent of support sees, or saw last, of the organisation. */
  supportView: (siren: Siren, agent: PersonId): Key => ({
    PK: organisation(siren),
    SK: `${SORT_PREFIX.supportView}${agent}`,
  }),
  /** When the last envelope with letters about requests left, or leaves. */
  envelope: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ENVELOPE' }),
  bulkChange: (id: BulkChangeId): Key => ({
    PK: organisation(sirenOfChangeId(id)),
    SK: `${SORT_PREFIX.bulkChange}${id}`,
  }),
  /** What a bulk change, or its undoing, did to one card. */
  bulkChangePart: (id: BulkChangeId, work: 'run' | 'undo', personId: PersonId | ''): Key => ({
    PK: organisation(sirenOfChangeId(id)),
    SK: `ACCESSPART#${id}#${work}#${personId}`,
  }),
  mandate: (id: MandateId): Key => ({
    PK: organisation(mandatorOf(id)),
    SK: `${SORT_PREFIX.mandate}${id}`,
  }),
  /** When an organisation's next review opens, and which one is open. */
  reviewCalendar: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'REVIEWS' }),
  review: (siren: Siren, id: ReviewId): Key => ({
    PK: organisation(siren),
    SK: `${SORT_PREFIX.review}${id}`,
  }),
  /** A review's decision on a card: one, for ever. */
  reviewMark: (siren: Siren, id: ReviewId, personId: PersonId): Key => ({
    PK: organisation(siren),
    SK: `REVIEWED#${id}#${personId}`,
  }),
  person: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'PERSON' }),
  /** The case that support's queue has dealt to the agent. */
  caseInHand: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'CASE' }),
  /** The requests to become administrator that the person has open. */
  openRequests: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'OPENREQUESTS' }),
  /** How many of them the person has sent today. */
  sentRequests: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'SENTREQUESTS' }),
  /** The organisations that the person has looked up on a day of Paris. */
  lookUps: (personId: PersonId, day: CalendarDate): Key => ({
    PK: `PERSON#${personId}`,
    SK: `LOOKUPS#${day}`,
  }),
  /** The first refusal of that day of Paris for a quota of the person's. */
  quotaReached: (personId: PersonId, day: CalendarDate, quota: string): Key => ({
    PK: `PERSON#${personId}`,
    SK: `QUOTA#${day}#${quota}`,
  }),
  /** When the person last logged in. It is an item of its own, because it is written far more often. */
  login: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'LOGIN' }),
  /** The organisations in which the person became a member. */
  memberships: (personId: PersonId): Key => ({ PK: `PERSON#${personId}`, SK: 'MEMBERSHIPS' }),
  /** The job's last run, and the hash of its event. */
  job: (name: string): Key => ({ PK: `JOB#${name}`, SK: 'JOB' }),
  /** How far a job has read what others publish. */
  jobProgress: (name: string): Key => ({ PK: `JOB#${name}`, SK: 'PROGRESS' }),
  /** Whether the organisation's one administrator has had a stale profile for too long. */
  orphanRisk: (siren: Siren): Key => ({ PK: organisation(siren), SK: 'ORPHANRISK' }),
  identity: (issuer: string, subject: string): Key => ({
    PK: `IDENTITY#${digest(`${issuer}\n${subject}`)}`,
    SK: 'IDENTITY',
  }),
  email: (normalisedEmail: string): Key => ({ PK: emailPartition(normalisedEmail), SK: 'EMAIL' }),
  invitedEmail: (siren: Siren, normalisedEmail: string): Key => ({
    PK: emailPartition(normalisedEmail),
    SK: organisation(siren),
  }),
  event: (owner: EvidenceOwner, occurredAt: string, id: string): Key => ({
    PK: eventPartition(owner),
    SK: `${SORT_PREFIX.event}${occurredAt}#${id}`,
  }),
  idempotency: (actor: string, route: string, key: string): Key => ({
    PK: `IDEMPOTENCY#${digest(`${actor}\n${route}\n${key}`)}`,
    SK: 'IDEMPOTENCY',
  }),
  /** Marks that a reader was notified of an event. */
  notice: (eventId: string, marker: string): Key => ({ PK: `NOTICE#${eventId}#${marker}`, SK: 'NOTICE' }),
} as const;
