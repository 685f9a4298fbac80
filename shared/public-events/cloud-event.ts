import * as z from 'zod/mini';
import type { Event } from '../domain/events.ts';
import { eventIdField, instantField, sirenField } from './fields.ts';
import type { PublicEvent } from './public-event.ts';
import { PUBLIC_EVENTS } from './public-events.ts';

/** The register of one environment. Event ids are unique within it. */
const SOURCE = 'urn:trousseau:[a-z]+';
/** The chain that the event belongs to: `card/<siren>/<personId>`, `change/<id>`. */
const SUBJECT = '[a-z-]+/[0-9A-Z/-]+';

/** The URI of a type's JSON Schema. A change that could break a receiver gets another number. */
export const schemaUri = (type: string): string => `urn:trousseau:event:${type}:1`;

/** CloudEvents' `dataschema` is about the data alone, which is a part of the whole event's schema. */
const dataSchemaUri = (type: string): string => `${schemaUri(type)}#/properties/data`;

const common = z.object({
  siren: sirenField,
  version: z.int().check(z.positive(), z.describe('Version of what `subject` names, after this event')),
});

/** The whole event in the structured mode of CloudEvents 1.0 (https://github.com/cloudevents/spec). */
export const cloudEventSchema = (type: string, { what, data }: PublicEvent) =>
  z
    .object({
      specversion: z.literal('1.0'),
      id: eventIdField,
      source: z.string().check(z.regex(new RegExp(`^${SOURCE}$`))),
      type: z.literal(type),
      subject: z.string().check(z.regex(new RegExp(`^${SUBJECT}$`))),
      time: instantField('When it happened'),
      datacontenttype: z.literal('application/json'),
      dataschema: z.literal(dataSchemaUri(type)),
      data: z.extend(common, data.shape),
    })
    .check(z.describe(what));

export type CloudEvent = z.infer<ReturnType<typeof cloudEventSchema>>;

/** How the data of each published event is read, and the type and schema that it is published as. */
const PUBLISHED = new Map(
  [...PUBLIC_EVENTS].flatMap(([type, row]) => {
    const schema = cloudEventSchema(type, row);
    return Object.entries(row.from).map(([stored, read]) => [stored, { type, read, schema }] as const);
  }),
);

/**
 * The event for other systems that a stored event becomes. It holds what its row names, and nothing else.
 * @throws ZodError for data that the row cannot read; Error for an event that has no row
 */
export const toCloudEvent = (event: Event, source: string): CloudEvent => {
  const published = PUBLISHED.get(event.type);
  if (published === undefined) throw new Error(`${event.type} is not published`);
  const { type, read, schema } = published;
  const { id, stream, sequence, siren, personId, occurredAt } = event;
  return schema.parse({
    specversion: '1.0',
    id,
    source,
    type,
    subject: stream,
    time: occurredAt,
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data: { siren, personId, version: sequence, ...read.parse(event.data) },
  });
};
