import { expect, test } from 'vitest';
import { DomainError, refusedAt } from '../../../shared/domain/errors.ts';
import type { Problem } from '../../../shared/http/problem-texts/text-types.ts';
import type { Text } from '../../../shared/wording/text.ts';

/** The compiler reads these; each line that is to be refused would fail the build if it were taken. */
test('a refusal comes with every fact that its message names, and with nothing else', () => {
  const facts = { siret: '21920023500014' };
  expect(new DomainError('not-found').code).toBe('not-found');
  expect(new DomainError({ code: 'unknown-establishment', facts }).code).toBe('unknown-establishment');
  expect(refusedAt('/siret', { code: 'unknown-establishment', facts }).faults).toEqual([
    { code: 'unknown-establishment', facts, pointer: '/siret' },
  ]);
  // @ts-expect-error: a SIRET that is not there would leave the sentence blank
  expect(new DomainError('unknown-establishment').faults).toEqual([]);
  // @ts-expect-error: another fact than the one named
  expect(new DomainError({ code: 'unknown-establishment', facts: { siren: '' } }).faults).toEqual([]);
  // @ts-expect-error: a sentence is no code
  expect(new DomainError({ code: 'Établissement inconnu.' }).faults).toEqual([]);
});

test('a text is there in both languages, and names nothing but what comes with its code', () => {
  const detail: Text<'service'> = { fr: ({ service }) => service, en: ({ service }) => service };
  const titled = { status: 400, title: { fr: 'Service inconnu', en: 'Unknown service' } };
  expect({ ...titled, detail } satisfies Problem<'unknown-service'>).toHaveProperty('detail');
  // @ts-expect-error: no English
  expect({ ...titled, detail: { fr: '' } } satisfies Problem<'unknown-service'>).toHaveProperty('detail');
  const other: Text<'siret'> = { fr: ({ siret }) => siret, en: ({ siret }) => siret };
  // @ts-expect-error: the code comes without a SIRET
  expect({ ...titled, detail: other } satisfies Problem<'unknown-service'>).toHaveProperty('detail');
});
