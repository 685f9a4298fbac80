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
import { type AdministratorChangeTerms, after, arrivalOf } from './terms.ts';
import type { AdministratorChangeTransition } from './transition.ts';
import { administratorChangeFacts } from './transition.ts';

/** A deed may take effect at most this many days ahead. */
export const MAX_DAYS_AHEAD = 90;

export interface AdministratorChangeRequest {
  id: AdministratorChangeId;
  kind: AdministratorChangeKind;
  candidate: AdministratorChange['candidate'];
  siret: AdministratorChange['siret'];
  reason: string;
  evidence: Deed;
  outgoing?: Outgoing | undefined;
}

export interface RequestFacts {
  establishment: Pick<Establishment, 'siret' | 'siren' | 'closures' | 'formerClosures'> | undefined;
  /** The candidate's own card in the organisation. */
  card: Pick<AccessCard, 'timeline'> | undefined;
  roster: ReadonlySet<PersonId>;
  now: Instant;
  terms: AdministratorChangeTerms;
}

const requireFittingKind = (
  { kind, outgoing }: AdministratorChangeRequest,
  roster: ReadonlySet<PersonId>,
): void => {
  if (kind === 'first' && roster.size > 0) throw new DomainError('has-administrator');
  if (kind === 'additional' && roster.size === 0) throw new DomainError('no-administrator');
  if (kind === 'replacement' && (outgoing === undefined || !roster.has(outgoing.personId))) {
    throw refusedAt(pointerTo('outgoing', 'email'), { code: 'unknown-outgoing' });
  }
};

/**
 * Opens a request. An organisation without administrator has nobody to answer, so a first administrator's request
 * starts with support.
 * @throws unknown-establishment, establishment-closed, already-administrator, suspended, has-administrator,
 * no-administrator,
 * unknown-outgoing, effective-date-too-late
 */
export const requestedAdministratorChange = (
  request: AdministratorChangeRequest,
  facts: RequestFacts,
): AdministratorChangeTransition => {
  const { establishment, card, roster, now, terms } = facts;
  const place = pointerTo('siret');
  if (establishment === undefined) {
    throw refusedAt(place, { code: 'unknown-establishment', facts: { siret: request.siret } });
  }
  const { siret, siren } = establishment;
  if (isClosedAt(establishment, now)) {
    throw refusedAt(place, { code: 'establishment-closed', facts: { siret } });
  }
  if (administersAt(card, now)) throw new DomainError('already-administrator');
  // An approval would lift the suspension although nobody decided that.
  if (card !== undefined && stageAt(card, now)?.status === 'suspended') throw new DomainError('suspended');
  requireFittingKind(request, roster);
  if (startOfDay(request.evidence.effectiveDate) > addDays(now, MAX_DAYS_AHEAD)) {
    throw refusedAt(pointerTo('evidence', 'effectiveDate'), {
      code: 'effective-date-too-late',
      facts: { days: MAX_DAYS_AHEAD },
    });
  }
  const expiresAt = after(now, terms.expireAfterDays, terms);
  const state: AdministratorChange['state'] =
    request.kind === 'first'
      ? { status: 'escalated', since: now, expiresAt }
      : {
          status: 'pending',
          since: now,
          remindAt: terms.remindAfterDays.map((days) => after(now, days, terms)),
          remindersSent: 0,
          escalatesAt: after(now, terms.escalateAfterDays, terms),
        };
  const change: AdministratorChange = {
    ...request,
    outgoing: request.outgoing,
    siren,
    siret,
    deciders: [...roster].sort(),
    requestedAt: now,
    effectiveFrom: arrivalOf(request.evidence.effectiveDate, now, terms),
    state,
    history: [{ status: state.status, at: now }],
    supportApprovals: [],
    letters: [],
    version: 0,
    lastEventHash: FIRST_HASH,
  };
  const deadline = state.status === 'pending' ? state.escalatesAt : expiresAt;
  return {
    before: undefined,
    after: change,
    event: {
      type: 'administrator-change.requested',
      data: { ...administratorChangeFacts(change), deadline, evidence: request.evidence },
      reason: request.reason,
    },
  };
};
