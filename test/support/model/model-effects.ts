import type { Membership, Span } from './model.ts';
import { cutAll, type Terms } from './model-grants.ts';

/** A command as the test sends it. People are numbers; grants and invitations have the register's ids. */
export type ModelCommand = { organisation: number; actor: number } & (
  | { kind: 'invite'; target: number; email: string; grants: Terms[] }
  | { kind: 'accept'; invitation: string; email: string }
  | { kind: 'refuse'; invitation: string; email: string }
  | { kind: 'give'; target: number; terms: Terms }
  | { kind: 'change'; target: number; grant: string; terms: Terms }
  | { kind: 'end-grant'; target: number; grant: string }
  | { kind: 'suspend'; target: number }
  | { kind: 'reactivate'; target: number }
  | { kind: 'remove'; target: number }
  | { kind: 'role'; target: number; role: 'administrator' | 'declarant' }
);

export type CommandOf<Kind extends ModelCommand['kind']> = Extract<ModelCommand, { kind: Kind }>;

/** The register's own ids of what a command made. */
export interface MadeIds {
  grants: string[];
  invitation: string;
}

/** Why a command is refused; or its effect, applied once the register has named what it made. */
export type ModelVerdict = { refused: string } | { refused: undefined; apply: (named: MadeIds) => void };

export const refused = (code: string): ModelVerdict => ({ refused: code });
export const does = (apply: (named: MadeIds) => void): ModelVerdict => ({ refused: undefined, apply });

export const close = (spans: Span[], now: string): void => {
  for (const span of spans) if (span.until === undefined) span.until = now;
};

export const closeInvitations = ({ invitations }: Membership, now: string): void => {
  for (const invitation of invitations) {
    if (invitation.until !== undefined && now < invitation.until) invitation.until = now;
    invitation.closed = true;
  }
};

export const leave = (membership: Membership, now: string): void => {
  close(membership.member, now);
  close(membership.suspended, now);
  close(membership.administrator, now);
  closeInvitations(membership, now);
  cutAll(membership.grants, now);
};
