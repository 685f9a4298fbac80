import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type Event, type EventType } from '../../../shared/domain/events.ts';
import { personIdSchema, sirenSchema } from '../../../shared/domain/identifiers.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import { eventInWords } from '../../../shared/wording/event-sentences.ts';

const MARIE = '01BX5ZZKBKACTAV9WEVGEMMVS0';
const INES = personIdSchema.parse('01BX5ZZKBKACTAV9WEVGEMMVRZ');
const NAMES = new Map<string, string>([
  [MARIE, 'Marie Durand'],
  [INES, 'Inès Moreau'],
]);

const eventOf = (type: EventType, more: Partial<Event> = {}): Event => ({
  id: 'a',
  type,
  stream: 'card',
  sequence: 1,
  siren: sirenSchema.parse('219200235'),
  personId: INES,
  actor: { type: 'person', id: MARIE },
  occurredAt: toInstant('2026-11-23T08:00:00Z'),
  requestId: 'r',
  data: {},
  previousHash: '',
  hash: '',
  ...more,
});

describe('an event in words', () => {
  it.each(EVENT_TYPES)('%s is a sentence in both languages', (type) => {
    for (const language of ['fr', 'en'] as const) {
      const sentence = eventInWords(eventOf(type), NAMES, language);
      expect(sentence).toMatch(/^\p{Lu}/u);
      expect(sentence).not.toMatch(
        /undefined|\[object| {2}|\s$|: ?$|\b(?:de|que|d’) ?(?:$|[.,:])|\bde [aeiouéèœ]/i,
      );
    }
  });

  it.each([
    [
      'grant.given',
      { services: { DSN: 'sign', DSIJ: 'declare' } },
      'Marie Durand a donné à Inès Moreau : DSN, signer ; DSIJ, déclarer',
    ],
    ['member.suspended', {}, 'Marie Durand a suspendu l’accès d’Inès Moreau'],
    ['member.ended', { from: 'invited' }, 'Marie Durand a retiré l’invitation d’Inès Moreau'],
    ['role.changed', { to: 'administrator' }, 'Marie Durand a nommé Inès Moreau administrateur'],
  ] as const)('%s says who, what and whom', (type, data, sentence) => {
    expect(eventInWords(eventOf(type, { data }), NAMES, 'fr')).toBe(sentence);
  });

  it('names nobody whom the organisation has no card of', () => {
    expect(eventInWords(eventOf('member.suspended'), new Map(), 'fr')).toBe(
      'Une personne a suspendu l’accès d’une personne',
    );
  });

  it('says who left by themselves', () => {
    const own = { actor: { type: 'person', id: INES } } as const;
    expect(eventInWords(eventOf('member.ended', own), NAMES, 'fr')).toBe(
      'Inès Moreau a mis fin à son propre accès',
    );
  });

  it('tells the register and support from people', () => {
    const by = (type: 'machine' | 'agent') => ({ actor: { type, id: 'x' } });
    expect(eventInWords(eventOf('member.suspended', by('machine')), NAMES, 'fr')).toMatch(/^Le registre/);
    expect(eventInWords(eventOf('member.suspended', by('agent')), NAMES, 'fr')).toMatch(/^L’assistance/);
  });
});
