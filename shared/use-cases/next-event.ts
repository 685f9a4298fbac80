import { type EventType, seal } from '../domain/events.ts';
import type { CommandContext } from './command.ts';

/** Where a chain of events stands: how many there are, and the hash of the last one. */
interface Chain {
  version: number;
  lastEventHash: string;
}

/** What is told of the change itself; whom and what it is about goes with it. */
interface EventContent {
  type: EventType;
  /** What the event belongs to: `card/<siren>/<person>`. */
  stream: string;
  reason?: string | undefined;
  data: Record<string, unknown>;
}

/** The event that follows the last one of its chain, sealed: who does it, when and by which request is the context's. */
export const nextEvent = <About extends EventContent>(
  { newId, actor, now, requestId }: CommandContext,
  { version, lastEventHash }: Chain,
  { reason, ...about }: About,
) =>
  seal({
    ...about,
    id: newId(),
    sequence: version + 1,
    actor,
    occurredAt: now,
    requestId,
    ...(reason !== undefined && { reason }),
    previousHash: lastEventHash,
  });
