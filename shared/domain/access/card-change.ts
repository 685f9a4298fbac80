import type { EventType } from '../events.ts';
import type { Instant } from '../instants.ts';
import { type AccessCard, isAdministering, type MemberStatus, type Role, type Stage } from './access-card.ts';

/** What a command does to a card, and the event that records it. Both are stored together or not at all. */
export interface CardChange {
  /** Absent when the command creates the card. */
  before: AccessCard | undefined;
  after: AccessCard;
  event: { type: EventType; data: Record<string, unknown>; reason?: string };
}

/** Adds a stage. The clocks of two servers may differ, so a stage never begins before the one that it follows. */
export const enterStage = (
  timeline: readonly Stage[],
  stage: { at: Instant; status: MemberStatus; role: Role; expiresAt?: Instant | undefined },
): Stage[] => {
  const { at, ...rest } = stage;
  const last = timeline.at(-1);
  return [...timeline, { from: last !== undefined && last.from > at ? last.from : at, ...rest }];
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

/** Whether the card counts in the roster that the last-administrator rule guards. */
export const isActiveAdministrator = (card: Pick<AccessCard, 'timeline'> | undefined): boolean =>
  isAdministering(card?.timeline.at(-1));
