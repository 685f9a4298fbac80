import * as z from 'zod/mini';
import { cloudEventSchema, schemaUri } from './cloud-event.ts';
import type { PublicEvent } from './public-event.ts';
import { PUBLIC_EVENTS, UNPUBLISHED } from './public-events.ts';

const schemaName = (type: string): string => `${type}.schema.json`;

/**
 * JSON Schema 2020-12 of the whole event. Fields may be added, so a receiver must ignore those that it does not know.
 */
const schemaOf = (type: string, row: PublicEvent): string => {
  const { $schema, ...schema } = z.toJSONSchema(cloudEventSchema(type, row), { io: 'input' });
  return `${JSON.stringify({ $schema, $id: schemaUri(type), title: type, ...schema }, undefined, 2)}\n`;
};

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const publishedRow = ([type, { what, from }]: [string, PublicEvent]): string =>
  `| [\`${type}\`](${schemaName(type)}) | ${what} | ${code(Object.keys(from))} |`;

const unpublishedRow = ([why, types]: [string, string[]]): string => `| ${code(types)} | ${why} |`;

const byReason = (): Map<string, string[]> => {
  const reasons = new Map<string, string[]>();
  for (const [type, why] of Object.entries(UNPUBLISHED)) {
    reasons.set(why, [...(reasons.get(why) ?? []), type]);
  }
  return reasons;
};

const renderIndex = (): string => `# Events for other systems

Written by \`npm run docs:events\` from the table that the publisher uses
([shared/public-events/](../../shared/public-events/)). A test fails when it is out of date.

Each event is a [CloudEvent](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md) 1.0 in structured mode:
the \`detail\` of an event on the environment's EventBridge bus, whose \`detail-type\` and \`source\` repeat the CloudEvent's
\`type\` and \`source\`. It follows from an event that was stored, never instead of one
([why](../adr/0027-events-are-published-on-one-bus.md)).

| Type | What it says | Stored events that it follows from |
|---|---|---|
${[...PUBLIC_EVENTS].map(publishedRow).join('\n')}

## What a receiver can count on

- **Identifiers only.** There are no names, addresses, reasons or rights. A receiver that may know more asks the API. An
  event says that something has changed; a decision (\`POST /access/v1/evaluation\`) says what holds.
- **At least once.** The same event may come again, even after a newer one. \`subject\` names the card
  (\`card/<siren>/<personId>\`), the mandate (\`mandate/<id>\`) or the request (\`change/<id>\`), and \`data.version\` is its
  version. A receiver drops an event whose version, or \`id\`, it has seen.
- **In order for each card on the bus, but not always at the target.** EventBridge promises no order to its targets. Every
  change of a card or a mandate is published, so that its versions go up by one: a missing version is still on its way. A
  receiver that needs the order keeps the newer event back until the missing one has come, or asks for a decision at once.
  Some steps of a request are not published: its versions only go up.
- **Fields are added, never removed or given another meaning.** A change that could break a receiver gets another number
  at the end of \`dataschema\`.
- An organisation's active administrators follow from \`administrator.changed\` together with \`role\` in \`member.suspended\`,
  \`member.reactivated\` and \`member.ended\`, and with \`restored\` in \`access.changed\`.
- What lapses at an instant that was known before needs no event to end, since decisions read the dates.
  \`invitation.expired\`, \`grant.expired\` and \`mandate.expired\` come within hours after it.
- An event of a mandate is published once for each side, under that side's \`siren\`, with the same \`subject\` and
  \`version\`. A receiver that listens to both sides drops the second.

## What stays inside

| Stored events | Why they are not published |
|---|---|
${[...byReason()].map(unpublishedRow).join('\n')}
`;

/** Every file of docs/events/, by its name. */
export const eventDocs = (): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', renderIndex()],
    ...[...PUBLIC_EVENTS].map(([type, row]) => [schemaName(type), schemaOf(type, row)] as const),
  ]);
