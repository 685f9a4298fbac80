import { type EventType, seal } from '../domain/events.ts';
import type { CommandContext } from './command.ts';

/** The end of a chain of events: their number, and the hash of the last one. */
interface Chain {
  version: number;
  lastEventHash: string;
}

/** The content of an event. The caller adds whom and what it is about. */
interface EventContent {
  type: EventType;
  /** The chain that the event belongs to, such as `card/<siren>/<person>`. */
  stream: string;
  reason?: string | undefined;
  /** The digest of the state that the event leaves. */
  state?: string | undefined;
  /** The digest of what moved beside the card. */
  archived?: string | undefined;
  data: Record<string, unknown>;
}

/** The sealed event that follows the last one of its chain. The context says who did it, when, and by which request. */
export const nextEvent = <About extends EventContent>(
  { newId, actor, now, requestId, clientRequestId }: CommandContext,
  { version, lastEventHash }: Chain,
  { reason, state, archived, ...about }: About,
) =>
  seal({
    ...about,
    id: newId(),
    sequence: version + 1,
    actor,
    occurredAt: now,
    requestId,
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(reason !== undefined && { reason }),
    ...(state !== undefined && { state }),
    ...(archived !== undefined && { archived }),
    previousHash: lastEventHash,
  });
