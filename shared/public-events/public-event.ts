import type * as z from 'zod/mini';
import type { EventType } from '../domain/events.ts';

/** The data of a public event. The `siren` and `personId` of the stored event are offered to it too. */
type DataSchema = z.ZodMiniObject;

/** Reads the data of a stored event. */
type Read = z.ZodMiniType<Record<string, unknown>>;

/** One type of event for other systems. */
export interface PublicEvent {
  /** One sentence that describes it for receivers. */
  what: string;
  data: DataSchema;
  /** The stored events that it is published for. */
  from: Readonly<Partial<Record<EventType, Read>>>;
}

/**
 * A row of the table of public events. The compiler checks that each stored event is read into what `data` takes.
 * Only what `data` names is published.
 */
export const publicEvent = <Data extends DataSchema, From extends EventType>(row: {
  what: string;
  data: Data;
  from: Record<From, z.ZodMiniType<Omit<z.input<Data>, 'personId'>>>;
}): Omit<PublicEvent, 'from'> & { from: Record<From, Read> } => row;
