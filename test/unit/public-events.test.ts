import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { toCloudEvent } from '../../shared/public-events/cloud-event.ts';
import { eventDocs } from '../../shared/public-events/event-docs.ts';
import { PUBLIC_EVENTS, PUBLISHED_EVENTS, UNPUBLISHED } from '../../shared/public-events/public-events.ts';
import { NADIA, on, SIREN } from '../support/access/cards.ts';
import {
  accepts,
  EVENT_DOCS,
  faultsOfCloudEvent,
  SCHEMAS,
  STORED_DATA,
  storedOn,
} from '../support/public-events.ts';

const SOURCE = 'urn:trousseau:test';

describe('every stored event', () => {
  test('is published by one row, or stays inside for a reason', () => {
    const published = [...PUBLIC_EVENTS.values()].flatMap(({ from }) => Object.keys(from));
    expect([...published, ...Object.keys(UNPUBLISHED)].sort()).toEqual(EVENT_TYPES.toSorted());
    for (const reason of Object.values(UNPUBLISHED)) expect(reason).toMatch(/\w.*\.$/);
  });

  test('of a card or a mandate is published, so that its versions have no gap', () => {
    const elsewhere =
      /^(administrator-change|contest|access-change|access-review|person|profile|orphan-risk|support-view|mails|job)\./;
    expect(Object.keys(UNPUBLISHED).filter((type) => !elsewhere.test(type))).toEqual([]);
  });
});

describe('docs/events', () => {
  test('contains what the table says: npm run docs:events writes it', () => {
    const written = readdirSync(EVENT_DOCS).map((name) => [
      name,
      readFileSync(join(EVENT_DOCS, name), 'utf8'),
    ]);
    expect(new Map(written as [string, string][])).toEqual(eventDocs());
  });

  test.each([...SCHEMAS])('%s has no place for a text that a person typed', (_, schema) => {
    const texts: object[] = [];
    JSON.stringify(schema, (_key, value: unknown) => {
      if (Object(value).type === 'string') texts.push(Object(value));
      return value;
    });
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) {
      for (const words of ['', 'Zoé', 'Zoé Blanc', 'zoe.blanc@mairie.example', 'Mutation au 1er juin.']) {
        expect.soft(accepts(text, words), JSON.stringify(text)).toBe(false);
      }
    }
  });
});

describe('an event for other systems', () => {
  test.each(PUBLISHED_EVENTS)('made of %s is as its schema says', (type) => {
    const event = toCloudEvent(storedOn(type, 7), SOURCE);
    expect(faultsOfCloudEvent(event)).toEqual([]);
    expect(event.data).toMatchObject({ siren: SIREN, version: 7 });
  });

  it('is a CloudEvent with the card’s version', () => {
    expect(toCloudEvent(storedOn('role.changed', 4), SOURCE)).toEqual({
      specversion: '1.0',
      id: storedOn('role.changed', 4).id,
      source: SOURCE,
      type: 'administrator.changed',
      subject: `card/${SIREN}/${NADIA}`,
      time: on('06-01'),
      datacontenttype: 'application/json',
      dataschema: 'urn:trousseau:event:administrator.changed:1#/properties/data',
      data: { siren: SIREN, personId: NADIA, version: 4, role: 'administrator' },
    });
  });

  test.each([
    ['grant.given', { ended: [], given: ['01J9ZK00000000000000000011'] }],
    ['grant.changed', { ended: ['01J9ZK00000000000000000011'], given: ['01J9ZK00000000000000000012'] }],
    ['grant.ended', { ended: ['01J9ZK00000000000000000011'], given: [] }],
    [
      'access.changed',
      { ended: ['01J9ZK00000000000000000011'], restored: { status: 'active', role: 'administrator' } },
    ],
  ] as const)('names the grants that ended and the new ones, for %s', (type, data) => {
    expect(toCloudEvent(storedOn(type, 2), SOURCE)).toMatchObject({ type: 'access.changed', data });
  });

  const name = fc.constantFrom('reason', 'email', 'familyName', 'holder', 'evidence', 'objection');
  const words = fc.string().map((text) => `Zoé <zoe@mairie.example> ${text}`);
  const value = fc.oneof(words, fc.array(words), fc.dictionary(name, words));
  const type = fc.constantFrom(...PUBLISHED_EVENTS);
  const WORDS = /Zoé|@|Motif/;

  it('carries nothing else that is stored with the event', () => {
    fc.assert(
      fc.property(type, fc.dictionary(name, value), (stored, added) => {
        const event = toCloudEvent(storedOn(stored, 3, { ...added, ...STORED_DATA[stored] }), SOURCE);
        expect(JSON.stringify(event)).not.toMatch(WORDS);
      }),
      { numRuns: 300 },
    );
  });

  it('is not made at all when a person’s words take the place of an identifier', () => {
    const facts = type.chain((stored) =>
      fc.tuple(fc.constant(stored), fc.constantFrom(...Object.keys(STORED_DATA[stored] ?? {})), value),
    );
    fc.assert(
      fc.property(facts, ([stored, fact, wrong]) => {
        const data = { ...STORED_DATA[stored], [fact]: wrong };
        let published = '';
        try {
          published = JSON.stringify(toCloudEvent(storedOn(stored, 3, data), SOURCE));
        } catch (error) {
          expect(error).toHaveProperty('issues');
        }
        expect(published).not.toMatch(WORDS);
      }),
      { numRuns: 300 },
    );
  });

  it('is not made of an event that stays inside', () => {
    expect(() => toCloudEvent(storedOn('profile.changed', 1, { fields: ['email'] }), SOURCE)).toThrow(
      'profile.changed is not published',
    );
  });
});
