import type { EventType } from '../events.ts';
import type { Instant } from '../instants.ts';
import { type AccessCard, isAdministering, isToConfirm, type Stage } from './access-card.ts';

/** What a command does to a card, and the event that records it. Both are stored together or not at all. */
export interface CardChange {
  /** Absent when the command creates the card. */
  before: AccessCard | undefined;
  after: AccessCard;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

/** A stage to enter. `isConfirmed`: it begins with a confirmation, or with an acceptance that needs none. */
export type Entering = Omit<Stage, 'from'> & { at: Instant; isConfirmed?: true };

/**
 * What is still to be confirmed, with its limit: of the membership that the person is in, or was in last. Suspending,
 * ending and giving back neither confirm anybody nor lengthen the time.
 */
const toConfirmOf = (timeline: readonly Stage[]): Pick<Stage, 'toConfirm' | 'expiresAt'> => {
  const last = timeline.findLast(({ status }) => status !== 'ended');
  return isToConfirm(last) ? { toConfirm: true, expiresAt: last?.expiresAt } : {};
};

/**
 * Adds a stage. The clocks of two servers may differ, so a stage never begins before the one that it follows. Whoever is
 * to be confirmed stays so, until they are or administer by a decision about themselves.
 */
export const enterStage = (timeline: readonly Stage[], stage: Entering): Stage[] => {
  const { at, isConfirmed, ...rest } = stage;
  const last = timeline.at(-1);
  const from = last !== undefined && last.from > at ? last.from : at;
  const isMember = rest.status === 'active' || rest.status === 'suspended';
  const isOpen = isMember && rest.role === 'declarant' && isConfirmed !== true && rest.toConfirm !== true;
  return [...timeline, { from, ...rest, ...(isOpen && toConfirmOf(timeline)) }];
};

/** Whether the person has the role of administrator, in force or suspended. */
const holdsRole = (card: Pick<AccessCard, 'timeline'> | undefined): boolean => {
  const stage = card?.timeline.at(-1);
  return stage?.role === 'administrator' && (stage.status === 'active' || stage.status === 'suspended');
};

export type RosterMove = 'joins' | 'leaves' | 'stays';

/**
 * What a change does to the person's place among the administrators. A suspended administrator who is ended leaves
 * too: a suspension keeps the place for them.
 */
export const rosterMove = ({ before, after }: Pick<CardChange, 'before' | 'after'>): RosterMove => {
  const was = isActiveAdministrator(before);
  const is = isActiveAdministrator(after);
  if (was === is) return holdsRole(before) && !holdsRole(after) ? 'leaves' : 'stays';
  return is ? 'joins' : 'leaves';
};

/** Whether the change invites somebody, or makes somebody a member who was none. Giving access back is neither. */
export const entersMembership = ({ before, after }: Pick<CardChange, 'before' | 'after'>): boolean => {
  const isNew = after.timeline.length > (before?.timeline.length ?? 0);
  const [was, is] = [before?.timeline.at(-1)?.status, after.timeline.at(-1)?.status];
  return isNew && (is === 'invited' || (is === 'active' && was !== 'active' && was !== 'suspended'));
};

/** Whether the change offers somebody the role of administrator: a new invitation, or one that is sent again. */
export const offersRole = ({ before, after }: Pick<CardChange, 'before' | 'after'>): boolean => {
  const stage = after.timeline.at(-1);
  const isNew = after.timeline.length > (before?.timeline.length ?? 0);
  return isNew && stage?.status === 'invited' && stage.role === 'administrator';
};

/** Whether the card counts in the roster that the last-administrator rule guards. */
export const isActiveAdministrator = (card: Pick<AccessCard, 'timeline'> | undefined): boolean =>
  isAdministering(card?.timeline.at(-1));
