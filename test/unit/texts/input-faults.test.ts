import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { parsePart } from '../../../shared/http/parse-event.ts';
import { problem } from '../../../shared/http/problem.ts';
import { ALL_TEXTS } from '../../../shared/http/problem-texts/problem-texts.ts';
import type { Route } from '../../../shared/http/route.ts';
import type { Language } from '../../../shared/wording/text.ts';
import { blemishesOf } from '../../support/texts/blemishes.ts';
import { spoiltValues } from '../../support/texts/spoilt-values.ts';

const PARTS = ['params', 'query', 'body'] as const;
type Part = (typeof PARTS)[number];

interface ShownFault {
  pointer?: string;
  parameter?: string;
  code: string;
  detail: string;
}

const refusalOf = (route: Route, part: Part, value: unknown): DomainError | undefined => {
  try {
    parsePart(route, part, value);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

const shown = (refusal: DomainError, language: Language): ShownFault[] =>
  JSON.parse(problem(refusal, { requestId: 'r', language }, ALL_TEXTS).body ?? '').errors;

/** Whether a pointer leads to something (RFC 6901). What is missing itself needs only what it should be in. */
const leadsSomewhere = (whole: unknown, pointer: string, isMissing: boolean): boolean => {
  const steps = pointer === '' ? [] : pointer.slice(1).split('/');
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.length - 1;
  let value = whole;
  for (const [index, name] of names.entries()) {
    if (typeof value !== 'object' || value === null) return false;
    if (!Object.hasOwn(value, name)) return isMissing && index === last;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return true;
};

const reached = new Set<string>();
const judged = ALL_ROUTES.flatMap((route) =>
  PARTS.flatMap((part) => {
    const schema = route[part];
    return schema === undefined ? [] : [{ name: `${part} of ${route.key}`, route, part, schema }];
  }),
);

/** What both languages say of each fault of these values, and one value that it was said of. */
const sayings = (route: Route, part: Part, values: Iterable<unknown>) => {
  const said = new Map<string, { french: string; english: string; value: unknown }>();
  for (const value of values) {
    const refusal = refusalOf(route, part, value);
    if (refusal === undefined) continue;
    const english = shown(refusal, 'en');
    for (const [index, fault] of shown(refusal, 'fr').entries()) {
      reached.add(fault.code);
      said.set(fault.detail, { french: fault.detail, english: english[index]?.detail ?? '', value });
    }
  }
  return [...said.values()];
};

describe('what is wrong with the', () => {
  it.each(judged)('$name is said in the language asked for, without code, pattern or instant', (each) => {
    const said = sayings(each.route, each.part, spoiltValues(each.schema));
    expect(said.length).toBeGreaterThan(0);
    for (const { french, english, value } of said) {
      const found = [...blemishesOf(french, 'fr'), ...blemishesOf(english, 'en')];
      expect(found, `${french} ${english} of ${JSON.stringify(value)?.slice(0, 200)}`).toEqual([]);
    }
  });

  it.each(judged)('$name is said of its place', ({ route, part, schema }) => {
    for (const value of spoiltValues(schema)) {
      for (const { pointer, parameter, code } of refusalOf(route, part, value)?.faults ?? []) {
        if (part === 'body') {
          expect([pointer, leadsSomewhere(value, pointer ?? 'none', code === 'missing')]).toEqual([
            pointer,
            true,
          ]);
        } else expect([pointer, typeof parameter]).toEqual([undefined, 'string']);
      }
    }
  });
});

it('a rule of the contract hands on the number that its sentence names', () => {
  const ulid = (index: number) => `01KB0ZTF3N5Q7R9S1T3V5X7Z${String(index).padStart(2, '0')}`;
  const mandates = Array.from({ length: 21 }, (_, index) => `219200235-819999053-${ulid(index)}`);
  const grants = mandates.map((mandateId) => ({
    services: { DSN: 'sign' },
    establishments: 'all',
    mandateId,
  }));
  const newcomer = { email: 'nadia.roux@clamart.example', familyName: 'Roux', givenName: 'Nadia' };
  const invite = ALL_ROUTES.find(({ operation }) => operation === 'inviteMember');
  const refusal = invite && refusalOf(invite, 'body', { ...newcomer, grants });
  expect(refusal && shown(refusal, 'fr')).toMatchObject([
    { pointer: '/grants', detail: expect.stringContaining('Pas plus de 20 mandats ') },
  ]);
});

it('every kind of fault is met, and none that nothing better is known of', () => {
  const kinds = [
    'missing',
    'unknown-field',
    'expected-text',
    'expected-list',
    'expected-object',
    'not-one-of',
  ];
  const sizes = ['empty', 'too-long', 'empty-list', 'too-many', 'too-small', 'too-large', 'expected-integer'];
  const rules = ['at-least-one-service', 'establishments', 'bulk-change-content', 'no-change', 'page-limit'];
  const formats = [
    ...['siren', 'siret', 'id', 'instant', 'date', 'email', 'phone', 'service-code', 'control-characters'],
    ...['page-token', 'file-size', 'one-decision-per-card', 'nothing-to-correct'],
    ...['one-search', 'postal-code'],
    ...['more-services-than-the-catalogue', 'missing-body', 'name', 'name-too-long', 'organisation-name'],
  ];
  expect([...reached]).toEqual(expect.arrayContaining([...kinds, ...sizes, ...rules, ...formats]));
  for (const vague of ['not-accepted', 'bad-format', 'no-form-fits']) expect(reached).not.toContain(vague);
});

it('a field of another type is said to be that, and nothing else', () => {
  const correct = ALL_ROUTES.find(({ operation }) => operation === 'correctMe');
  const refusal = correct && refusalOf(correct, 'body', { familyName: [], givenName: 'x\ny' });
  expect(refusal?.faults).toEqual([
    { pointer: '/familyName', code: 'expected-text' },
    { pointer: '/givenName', code: 'name' },
  ]);
});
