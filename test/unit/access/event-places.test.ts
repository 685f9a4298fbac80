import { expect, it } from 'vitest';
import { isAboutPlace, tellsPlace } from '../../../shared/domain/access/event-places.ts';
import type { Grant } from '../../../shared/domain/access/grant.ts';
import { EVENT_TYPES, type EventType } from '../../../shared/domain/events.ts';
import { siretSchema } from '../../../shared/domain/identifiers.ts';
import { grantOf } from '../../support/access/cards.ts';
import { MANDATE_ID } from '../../support/mandates/mandated-cards.ts';
import { STORED_DATA } from '../../support/public-events.ts';

const HERE = siretSchema.parse('21920023500014');
const ELSEWHERE = siretSchema.parse('21920023500022');
const grant = grantOf({ establishments: [HERE] });

it.each<[string, EventType, Record<string, unknown>, Grant[], boolean]>([
  ['a grant there', 'grant.given', { grant: 'x', establishments: [HERE] }, [], true],
  ['a grant everywhere', 'grant.given', { grant: 'x', establishments: 'all' }, [], true],
  ['a grant elsewhere', 'grant.given', { grant: 'x', establishments: [ELSEWHERE] }, [], false],
  ['a grant everywhere at a mandator', 'grant.given', { mandate: 'm', establishments: 'all' }, [], false],
  ['one of several grants', 'access.changed', { given: [{ establishments: [HERE] }], ended: [] }, [], true],
  [
    'the terms of a mandate',
    'mandate.proposed',
    { mandate: 'm', terms: { establishments: [HERE] } },
    [],
    true,
  ],
  ['the end of a grant there', 'grant.ended', { grant: grant.id }, [grant], true],
  ['the end of another grant', 'grant.ended', { grant: 'x' }, [grant], false],
  ['an invitation with a grant there', 'member.invited', { grants: [grant.id] }, [grant], true],
  ['a suspension of who acts there', 'member.suspended', { role: 'declarant' }, [grant], true],
  ['a suspension of who acts elsewhere', 'member.suspended', { role: 'declarant' }, [], false],
  ['a change of role', 'role.changed', { from: 'declarant', to: 'administrator' }, [grant], false],
  ['a request of there', 'administrator-change.requested', { siret: HERE }, [], true],
  ['the closure of another one', 'establishment.closed', { siret: ELSEWHERE }, [], false],
])('%s is about an establishment as far as it goes', (_, type, data, grants, expected) => {
  expect(isAboutPlace({ type, data }, HERE, grants)).toBe(expected);
});

it('takes nothing of another organisation’s for its own', () => {
  const under = grantOf({ establishments: [HERE], mandateId: MANDATE_ID });
  expect(isAboutPlace({ type: 'grant.ended', data: { grant: under.id } }, HERE, [under])).toBe(false);
});

it('needs no card where an event names its places', () => {
  const telling = EVENT_TYPES.filter((type) => tellsPlace({ data: STORED_DATA[type] ?? {} }));
  expect(telling).toContain('grant.given');
  expect(telling).toContain('establishment.closed');
  expect(telling).not.toContain('grant.ended');
});
