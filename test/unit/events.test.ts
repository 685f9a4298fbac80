import { expect, test } from 'vitest';
import { type Event, FIRST_HASH, firstBrokenLink, hashOf, seal } from '../../shared/domain/events.ts';
import { MARIE, NADIA, on, SIREN } from '../support/access/cards.ts';

const chain: Event[] = [];
for (const sequence of [1, 2, 3, 4]) {
  chain.push(
    seal({
      id: `event-${sequence}`,
      type: 'grant.given',
      stream: `card/${SIREN}/${NADIA}`,
      sequence,
      siren: SIREN,
      personId: NADIA,
      actor: { type: 'person', id: MARIE },
      occurredAt: on('06-01'),
      requestId: 'request',
      data: { grant: `grant-${sequence}`, services: { DSN: 'sign', DPAE: 'consult' } },
      previousHash: chain.at(-1)?.hash ?? FIRST_HASH,
    }),
  );
}
const alter = (place: number, change: Partial<Event>): Event[] =>
  chain.map((event, index) => (index === place ? { ...event, ...change } : event));
const sealAgain = (place: number, change: Partial<Event>): Event[] =>
  alter(place, change).map(({ hash, ...event }, index) =>
    index === place ? seal(event) : { ...event, hash },
  );

test('a whole chain has no broken link', () => {
  expect(firstBrokenLink(chain)).toBeUndefined();
  expect(firstBrokenLink([])).toBeUndefined();
});

test.each([
  ['another actor', alter(1, { actor: { type: 'person', id: NADIA } }), 'event-2'],
  ['another instant', alter(2, { occurredAt: on('06-02') }), 'event-3'],
  ['other data', alter(3, { data: {} }), 'event-4'],
  ['a reason added', alter(0, { reason: 'Autre.' }), 'event-1'],
  ['other data and a hash to match', sealAgain(1, { data: {} }), 'event-3'],
  ['another event before', sealAgain(0, { previousHash: 'f'.repeat(64) }), 'event-1'],
  ['the first one missing', chain.slice(1), 'event-2'],
  ['one in the middle missing', chain.filter(({ sequence }) => sequence !== 2), 'event-3'],
  ['two exchanged', [0, 2, 1, 3].flatMap((place) => chain[place] ?? []), 'event-3'],
  ['one that comes twice', chain.flatMap((event) => [event, event]), 'event-1'],
])('%s shows', (_, events, id) => {
  expect(firstBrokenLink(events)).toBe(id);
});

test('the hash does not depend on the order in which keys are stored', () => {
  for (const { hash, ...event } of chain) {
    const backwards = (value: object) => Object.fromEntries(Object.entries(value).reverse());
    const stored = { ...event, ...backwards(event), data: backwards(event.data) };
    expect(hashOf(stored)).toBe(hash);
  }
});
