import type * as z from 'zod/mini';
import type { EventType } from '../domain/events.ts';

/** What the data of a public event holds; the stored event's own facts (`siren`, `personId`) are offered to it too. */
type DataSchema = z.ZodMiniObject;

/** Reads the data of a stored event. */
type Read = z.ZodMiniType<Record<string, unknown>>;

/** One type of event for other systems. */
export interface PublicEvent {
  /** In one sentence, for whoever receives it. */
  what: string;
  data: DataSchema;
  /** Which stored events it tells of. */
  from: Readonly<Partial<Record<EventType, Read>>>;
}

/**
 * A row of the table of public events. Each stored event is read into what `data` takes, or it does not compile; only
 * what `data` names is published.
 */
export const publicEvent = <Data extends DataSchema, From extends EventType>(row: {
  what: string;
  data: Data;
  from: Record<From, z.ZodMiniType<Omit<z.input<Data>, 'personId'>>>;
}): Omit<PublicEvent, 'from'> & { from: Record<From, Read> } => row;
