import { ulid } from 'ulid';
import type { AccessCard } from '../../../shared/domain/access/access-card.ts';
import { draftGrant, endGrant, giveGrant } from '../../../shared/domain/access/granting.ts';
import { endGrants } from '../../../shared/domain/access/invitation.ts';
import { appoint, endAccess, reactivate, suspend } from '../../../shared/domain/access/membership.ts';
import {
  type Decision,
  decide,
  decideUnderMandate,
  type Question,
} from '../../../shared/domain/decisions/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { grantIdSchema, type MandateId, mandateIdSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import { acceptMandate, endMandate, refuseMandate } from '../../../shared/domain/mandates/answer-mandate.ts';
import type { Mandate, MandateSide } from '../../../shared/domain/mandates/mandate.ts';
import { narrowedMandate } from '../../../shared/domain/mandates/narrow-mandate.ts';
import { noteMandates } from '../../../shared/domain/mandates/note-mandates.ts';
import { type MandateTermsAsked, proposedMandate } from '../../../shared/domain/mandates/propose-mandate.ts';
import { limitOf } from '../../../shared/domain/mandates/within-mandate.ts';
import { cardOf, day, MARIE, SCHOOL, SIREN, TOWN_HALL } from '../access/cards.ts';
import { MANDATARY } from './mandated-cards.ts';

export type Slot = 0 | 1;

/** A command on one of two mandates, on the member who is given grants under them, or on one of the grants. */
export type Command =
  | { kind: 'propose' | 'narrow'; slot: Slot; terms: MandateTermsAsked }
  | { kind: 'accept' | 'refuse'; slot: Slot }
  | { kind: 'end'; slot: Slot; side: MandateSide }
  | { kind: 'give'; slot: Slot; terms: MandateTermsAsked; inDays: number }
  | { kind: 'give-own'; terms: Pick<MandateTermsAsked, 'services'> }
  | { kind: 'end-grant'; rank: number }
  | { kind: 'suspend' | 'reactivate' | 'leave' | 'return' };

const OPEN = { closures: [] };
const KNOWN = new Map([
  [TOWN_HALL, OPEN],
  [SCHOOL, OPEN],
]);
const IDS: readonly [MandateId, MandateId] = [
  mandateIdSchema.parse(`${SIREN}-${MANDATARY}-01KB0ZX7C8D0E2F4G6H8J0K2M4`),
  mandateIdSchema.parse(`${SIREN}-${MANDATARY}-01KB0ZX7C8D0E2F4G6H8J0K2M5`),
];

/** Both organisations, as the register's own rules change them. */
export class MandateWorld {
  readonly mandates: [Mandate?, Mandate?] = [];
  /** The card in the mandatary's organisation. */
  card: AccessCard = cardOf({ siren: MANDATARY, timeline: [], grants: [] });
  /** The card in the mandator's organisation. */
  noted: AccessCard | undefined;

  /** @returns whether the register took it */
  play(command: Command, now: Instant): boolean {
    try {
      this.apply(command, now);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private mandate(slot: Slot): Mandate {
    const mandate = this.mandates[slot];
    if (mandate === undefined) throw new DomainError('not-found');
    return mandate;
  }

  private apply(command: Command, now: Instant): void {
    const act = { by: MARIE, now };
    switch (command.kind) {
      case 'propose': {
        if (this.mandates[command.slot] !== undefined) throw new DomainError('not-found');
        const evidence = { type: 'contract', reference: 'M', date: day('2026-01-01') } as const;
        const proposal = { ...command.terms, id: IDS[command.slot], by: MARIE, evidence };
        this.mandates[command.slot] = proposedMandate(proposal, { now, known: KNOWN }).after;
        return;
      }
      case 'narrow': {
        const narrowed = narrowedMandate(this.mandate(command.slot), command.terms, { now, known: KNOWN });
        if (narrowed !== undefined) this.mandates[command.slot] = narrowed.after;
        return;
      }
      case 'accept':
        this.mandates[command.slot] = acceptMandate(this.mandate(command.slot), act).after;
        return;
      case 'refuse':
        this.mandates[command.slot] = refuseMandate(this.mandate(command.slot), act).after;
        return;
      case 'end':
        this.mandates[command.slot] = endMandate(this.mandate(command.slot), {
          ...act,
          side: command.side,
        }).after;
        return;
      default:
        this.applyToMember(command, now);
    }
  }

  private applyToMember(command: Command, now: Instant): void {
    switch (command.kind) {
      case 'give': {
        const mandate = this.mandate(command.slot);
        const terms = { ...command.terms, from: addDays(now, command.inDays), mandateId: mandate.id };
        this.give(draftGrant(terms, { ...this.drafting(now), limit: limitOf(mandate, now) }), now);
        return;
      }
      case 'give-own':
        this.give(draftGrant({ ...command.terms, establishments: 'all' }, this.drafting(now)), now);
        return;
      case 'end-grant': {
        const grant = this.card.grants.at(command.rank % Math.max(1, this.card.grants.length));
        if (grant === undefined) throw new DomainError('not-found');
        this.card = endGrant(this.card, grant.id, now).after;
        return;
      }
      case 'suspend':
        this.card = suspend(this.card, now).after;
        return;
      case 'reactivate':
        this.card = reactivate(this.card, now).after;
        return;
      case 'leave':
        this.card = endAccess(this.card, now).after;
        return;
      case 'return': {
        const change = appoint(this.card, this.card, now);
        if (change === undefined) throw new DomainError('already-member');
        this.card = { ...change.after, grants: endGrants(change.after.grants, now) };
      }
    }
  }

  private drafting(now: Instant) {
    return { id: grantIdSchema.parse(ulid()), now, held: this.card.grants, known: KNOWN };
  }

  private give(grant: Parameters<typeof giveGrant>[1], now: Instant): void {
    this.card = giveGrant(this.card, grant, now).after;
    if (grant.mandateId === undefined) return;
    const person = { ...this.card, siren: SIREN };
    const change = { mandatary: MANDATARY, given: [grant], ended: [] };
    this.noted = noteMandates(this.noted, person, change).after;
  }

  /** Decides without naming a mandate, from what the mandator's card notes. */
  ask(question: Question): Decision {
    const noted = this.noted?.actsUnder ?? [];
    const mandated = noted.map((id) => ({
      mandate: this.mandates.find((mandate) => mandate?.id === id),
      card: this.card,
    }));
    return decide(question, { card: this.noted, establishment: OPEN, mandated });
  }

  askUnder(slot: Slot, question: Question): Decision {
    const mandate = this.mandates[slot];
    return decideUnderMandate(question, { mandate, card: this.card, establishment: OPEN });
  }
}
