import { type AccessCard, administersAt, stageAt } from '../access/access-card.ts';
import { type Establishment, isClosedAt } from '../directory/establishment.ts';
import { DomainError, refusedAt } from '../errors.ts';
import { FIRST_HASH } from '../events.ts';
import type { PersonId } from '../identifiers.ts';
import { addDays, type Instant, startOfDay } from '../instants.ts';
import { pointerTo } from '../pointer.ts';
import type {
  AdministratorChange,
  AdministratorChangeId,
  AdministratorChangeKind,
  Deed,
  Outgoing,
} from './administrator-change.ts';
import { openFrom } from './states.ts';
import { type AdministratorChangeTerms, arrivalOf } from './terms.ts';
import type { AdministratorChangeTransition } from './transition.ts';
import { administratorChangeFacts } from './transition.ts';

/** A deed may take effect at most this many days ahead. */
export const MAX_DAYS_AHEAD = 90;

export interface AdministratorChangeRequest {
  id: AdministratorChangeId;
  /** What the candidate believes it to be, if they say so. The register decides. */
  kind?: AdministratorChangeKind | undefined;
  candidate: AdministratorChange['candidate'];
  siret: AdministratorChange['siret'];
  reason: string;
  evidence: Deed;
  /** Whoever is to be replaced; without an id when the register does not know the address that was named. */
  outgoing?: (Pick<Outgoing, 'access'> & { personId?: PersonId | undefined }) | undefined;
}

export interface RequestFacts {
  establishment: Pick<Establishment, 'siret' | 'siren' | 'closures' | 'formerClosures'> | undefined;
  /** The candidate's own card in the organisation. */
  card: Pick<AccessCard, 'timeline'> | undefined;
  roster: ReadonlySet<PersonId>;
  /** Whether letters can go to the organisation. Otherwise support's queue deals the case sooner. */
  isWritable: boolean;
  now: Instant;
  terms: AdministratorChangeTerms;
}

/**
 * What the request is: `replacement` when somebody is named, else `first` or `additional` as the organisation is. A
 * stranger learns of no address whether it administers the organisation: whoever is named, the request opens. Whoever
 * answers it reads that an address was no administrator's; it then replaces nobody.
 * @throws other-kind-fits, unknown-outgoing
 */
const fitting = (
  { kind: sent, outgoing }: AdministratorChangeRequest,
  roster: ReadonlySet<PersonId>,
): Pick<AdministratorChange, 'kind' | 'outgoing' | 'unknownOutgoing'> => {
  const alone = roster.size > 0 ? 'additional' : 'first';
  const kind = outgoing === undefined ? alone : 'replacement';
  if (sent !== undefined && sent !== kind) {
    const fault = { code: 'other-kind-fits', pointer: pointerTo('kind'), choices: [kind] } as const;
    throw new DomainError('other-kind-fits', [fault]);
  }
  if (outgoing === undefined) return { kind };
  // Nobody at all administers: that is told of the body, and says nothing of the address.
  if (roster.size === 0) throw refusedAt(pointerTo('outgoing', 'email'), { code: 'unknown-outgoing' });
  const { personId, access } = outgoing;
  return personId !== undefined && roster.has(personId)
    ? { kind, outgoing: { personId, access } }
    : { kind, unknownOutgoing: access };
};

/**
 * Opens a request. An organisation without administrator has nobody to answer, so a first administrator's request
 * starts with support.
 * @throws unknown-establishment, establishment-closed, already-administrator, suspended, other-kind-fits,
 * unknown-outgoing, effective-date-too-late, deed-after-effect
 */
export const requestedAdministratorChange = (
  request: AdministratorChangeRequest,
  facts: RequestFacts,
): AdministratorChangeTransition => {
  const { establishment, card, roster, now, terms, isWritable } = facts;
  const place = pointerTo('siret');
  if (establishment === undefined) {
    throw refusedAt(place, { code: 'unknown-establishment', facts: { siret: request.siret } });
  }
  const { siret, siren } = establishment;
  if (isClosedAt(establishment, now)) {
    throw refusedAt(place, { code: 'establishment-closed', facts: { siret } });
  }
  if (administersAt(card, now)) throw new DomainError('already-administrator');
  // Whoever suspended them has said no. What was asked before goes on; a new request waits until they are back.
  if (card !== undefined && stageAt(card, now)?.status === 'suspended') throw new DomainError('suspended');
  const { kind, ...replaced } = fitting(request, roster);
  const { id, candidate, reason, evidence } = request;
  if (startOfDay(evidence.effectiveDate) > addDays(now, MAX_DAYS_AHEAD)) {
    throw refusedAt(pointerTo('evidence', 'effectiveDate'), {
      code: 'effective-date-too-late',
      facts: { days: MAX_DAYS_AHEAD },
    });
  }
  if (evidence.date > evidence.effectiveDate) {
    throw refusedAt(pointerTo('evidence', 'date'), { code: 'deed-after-effect' });
  }
  const state = openFrom(kind, now, terms);
  const change: AdministratorChange = {
    ...{ id, kind, candidate, reason, evidence, siren, siret, isWritable, state },
    ...replaced,
    requestedAt: now,
    effectiveFrom: arrivalOf(evidence.effectiveDate, now, terms),
    history: [{ status: state.status, at: now }],
    ...{ objections: [], withdrawals: [], stops: [], supportApprovals: [], dealt: [], letters: [] },
    returns: 0,
    version: 0,
    lastEventHash: FIRST_HASH,
  };
  const deadline = state.status === 'pending' ? state.escalatesAt : state.expiresAt;
  return {
    before: undefined,
    after: change,
    event: {
      type: 'administrator-change.requested',
      data: { ...administratorChangeFacts(change), deadline, evidence, byLetter: isWritable },
      reason,
    },
  };
};
