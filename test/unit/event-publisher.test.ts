import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bytesOf, packEntries } from '../../functions/event-publisher/pack-entries.ts';
import { publishEvents } from '../../functions/event-publisher/publish-events.ts';
import { createPutEvents } from '../../functions/event-publisher/put-events.ts';
import { deliverRecords } from '../../local/deliver-records.ts';
import { logger } from '../../shared/observability/logger.ts';
import { storedOn } from '../support/public-events.ts';

const bridge = mockClient(EventBridgeClient);
afterAll(() => bridge.restore());

const cloudEventSchema = z.object({ subject: z.string(), data: z.object({ version: z.number() }) });

/** For example `a3`, the third event of card `a`. */
const nameOf = ({ Detail = '' }: PutEventsRequestEntry): string => {
  const { subject, data } = cloudEventSchema.parse(JSON.parse(Detail));
  return `${subject.at(-1)}${data.version}`.toLowerCase();
};

/** What the bus has taken, in order, and which names it will refuse how many more times. */
let onBus: string[];
let refusals: Map<string, number>;

beforeEach(() => {
  logger.setLogLevel('SILENT');
  onBus = [];
  refusals = new Map();
  bridge.reset();
  bridge.on(PutEventsCommand).callsFake(({ Entries = [] }: { Entries?: PutEventsRequestEntry[] }) => {
    const answers = Entries.map((entry) => {
      const name = nameOf(entry);
      const left = refusals.get(name) ?? 0;
      refusals.set(name, left - 1);
      if (left > 0) return { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' };
      onBus.push(name);
      return { EventId: name };
    });
    return {
      Entries: answers,
      FailedEntryCount: answers.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
    };
  });
});

const handler = publishEvents({
  put: createPutEvents(new EventBridgeClient({ region: 'eu-west-3' }), 'bus'),
  source: 'urn:trousseau:test',
});

/** A record as the stream hands it on. Its sequence number is its place. */
const record = (name: string, place: number, changed: Record<string, unknown> = {}): DynamoDBRecord => {
  const [card = '', version = ''] = [name.slice(0, 1), name.slice(1)];
  const event = {
    ...storedOn('grant.ended', Number(version)),
    stream: `card/1/${card.toUpperCase()}`,
    ...changed,
  };
  return {
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(place),
      NewImage: marshall(event) as Record<string, AttributeValue>,
    },
  };
};
const records = (...names: string[]) => names.map((name, place) => record(name, place));
const failedOf = async (Records: DynamoDBRecord[]) =>
  (await handler({ Records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('the publisher', () => {
  it('puts one event per card in a request, so that a request taken in part disturbs no order', async () => {
    expect(await failedOf(records('a1', 'b1', 'a2', 'a3', 'b2'))).toEqual([]);
    const requests = bridge
      .commandCalls(PutEventsCommand)
      .map(({ args: [{ input }] }) => input.Entries?.map(nameOf));
    expect(requests).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
  });

  it('gives the bus the type, the source and the instant of the event itself', async () => {
    await handler({ Records: records('a1') });
    const [entry] = bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
    const { type, source, time } = JSON.parse(entry?.Detail ?? '{}');
    expect(entry).toMatchObject({
      ...{ EventBusName: 'bus', DetailType: type, Source: source, Time: new Date(time) },
    });
    expect(type).toBe('access.changed');
  });

  it('holds back what follows a refused event on its card, and lets the other cards go on', async () => {
    refusals.set('a1', 1);
    expect(await failedOf(records('a1', 'b1', 'a2', 'b2'))).toEqual(['0', '2']);
    expect(onBus).toEqual(['b1', 'b2']);
  });

  it('gives back an unreadable event, with what follows on its card', async () => {
    const strange = record('a1', 0, { data: { grant: 'somebody wrote here' } });
    expect(await failedOf([strange, ...records('x1', 'a2', 'b1').slice(1)])).toEqual(['0', '1']);
    expect(onBus).toEqual(['b1']);
  });

  it('gives everything back when the bus does not answer', async () => {
    bridge.on(PutEventsCommand).rejects(new Error('no route to host'));
    expect(await failedOf(records('a1', 'b1', 'a2'))).toEqual(['0', '1', '2']);
  });

  it('takes an entry without an id as refused, whatever the count of failures says', async () => {
    bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
    expect(await failedOf(records('a1', 'b1'))).toEqual(['1']);
  });

  it('puts each card’s events at least once and in order, whatever the bus refuses on the way', async () => {
    const plan = fc.array(fc.record({ card: fc.constantFrom('a', 'b', 'c'), refused: fc.nat(2) }), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        onBus = [];
        const versions = new Map<string, number>();
        const names = steps.map(({ card, refused }) => {
          const version = (versions.get(card) ?? 0) + 1;
          versions.set(card, version);
          refusals.set(`${card}${version}`, refused);
          return `${card}${version}`;
        });
        const buried: DynamoDBRecord[] = [];
        await deliverRecords({ name: 'publisher', handler, wants: () => true }, records(...names), {
          ...{ tries: 60, pause: async () => {}, onFailure: () => {} },
          bury: (each) => buried.push(each),
        });
        expect(buried).toEqual([]);
        for (const card of versions.keys()) {
          // A receiver that drops what is not newer than the last sees each version once, in order, without a gap.
          const seen: number[] = [];
          for (const name of onBus.filter((each) => each.startsWith(card))) {
            const version = Number(name.slice(1));
            if (version > (seen.at(-1) ?? 0)) seen.push(version);
          }
          expect(seen).toEqual(Array.from({ length: versions.get(card) ?? 0 }, (_, index) => index + 1));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('requests to the bus', () => {
  const LIMIT = 256 * 1024;
  const entries = fc.array(
    fc.nat(90).map((kilobytes) => ({ Source: 's', DetailType: 'é', Detail: 'é'.repeat(kilobytes * 512) })),
    { maxLength: 40 },
  );

  it('hold all entries in their order, ten at most, and no more than EventBridge takes', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const requests = packEntries(all);
        expect(requests.flat()).toEqual(all);
        for (const request of requests) {
          expect(request.length).toBeLessThanOrEqual(10);
          expect(request.reduce((sum, entry) => sum + bytesOf(entry), 0)).toBeLessThanOrEqual(LIMIT);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('count bytes as EventBridge does, and leave a larger entry alone', () => {
    expect(bytesOf({ Source: 's', DetailType: 'é', Detail: '{}', Time: new Date() })).toBe(19);
    const large = { Detail: 'x'.repeat(LIMIT + 1) };
    const small = { Detail: 'x' };
    expect(packEntries([small, large, small])).toEqual([[small], [large], [small]]);
  });
});
