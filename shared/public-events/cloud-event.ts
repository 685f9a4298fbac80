import * as z from 'zod/mini';
import type { Event } from '../domain/events.ts';
import { eventIdField, instantField, sirenField } from './fields.ts';
import type { PublicEvent } from './public-event.ts';
import { PUBLIC_EVENTS } from './public-events.ts';

/** Of one environment's register: ids are unique within it. */
const SOURCE = 'urn:trousseau:[a-z]+';
/** What the event belongs to, as its chain of evidence is named: `card/<siren>/<personId>`, `change/<id>`. */
const SUBJECT = '[a-z-]+/[0-9A-Z/-]+';

/** Names the JSON Schema of a type. A change that a receiver could trip over gets another number. */
export const schemaUri = (type: string): string => `urn:trousseau:event:${type}:1`;

/** CloudEvents' `dataschema` is about the data alone, which is a part of the schema of the whole. */
const dataSchemaUri = (type: string): string => `${schemaUri(type)}#/properties/data`;

const common = z.object({
  siren: sirenField,
  version: z.int().check(z.positive(), z.describe('Version of what `subject` names, once this had happened')),
});

/** The whole event, as CloudEvents 1.0 has it in its structured mode (https://github.com/cloudevents/spec). */
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

/** Each stored event that is told: how its data is read, and what is made of it. */
const PUBLISHED = new Map(
  [...PUBLIC_EVENTS].flatMap(([type, row]) => {
    const schema = cloudEventSchema(type, row);
    return Object.entries(row.from).map(([stored, read]) => [stored, { type, read, schema }] as const);
  }),
);

/**
 * What other systems are told of a stored event: what its row names, and nothing else.
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
