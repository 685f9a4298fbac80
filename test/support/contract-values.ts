import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { openApiDocument } from '../../shared/http/openapi.ts';
import type { Route } from '../../shared/http/route.ts';
import { sirenNumber, siretNumber, withCheckDigit } from './directory/luhn.ts';

/**
 * Values drawn from the contract's document alone, as somebody else's generator would draw them, and what the document says
 * of a value. Nothing here looks at the schemas that the server parses with.
 */

// biome-ignore lint/suspicious/noExplicitAny: a document of any form
type Any = any;

const info = { version: 'test', origin: 'https://api.example', issuer: 'https://identity.example' };
const document: Any = openApiDocument(ALL_ROUTES, info);

/** The document as a text. */
export const CONTRACT: string = JSON.stringify(document);

/** Rules that JSON Schema cannot say in a way that generators of clients understand, and the document's words for them. */
export const IN_WORDS: Readonly<Record<string, RegExp>> = {
  'missing of evaluateMany': /sans elles, `subject`, `action` et `resource` sont la seule question/,
  'no-change': /Les habilitations données ; il en faut une ici, ou une dans `end`/,
  'one-decision-per-card': /Les décisions, une par fiche/,
  'one-search': /Un seul des trois : le SIRET, le SIREN ou le code postal/,
  'too-many-mandates-invited': /sous 20 mandats au plus/,
  'page-token': /`nextCursor` de la page précédente, tel quel/,
  'check-first': /`true` avec des lignes/,
  'checked-already': /absent avec `dryRunId`/,
};

/** Whether the document's words say that rule. */
export const isInWords = ({ operation }: Route, code: string): boolean =>
  code in IN_WORDS || `${code} of ${operation}` in IN_WORDS;

const LA_POSTE = '356000000';
const passesLuhn = (digits: string): boolean => withCheckDigit(digits.slice(0, -1)) === digits;
const sumOf = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);
const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && text !== '000000000' && passesLuhn(text);
const isSiret = (text: string): boolean =>
  /^\d{14}$/.test(text) &&
  isSiren(text.slice(0, 9)) &&
  (passesLuhn(text) || (text.startsWith(LA_POSTE) && sumOf(text) % 5 === 0));

/** The formats of the document that JSON Schema does not know, read as its words say. */
const FORMATS: Record<string, (text: string) => boolean> = {
  siren: isSiren,
  siret: isSiret,
  'siren-ulid': (text) => isSiren(text.slice(0, 9)),
  'siren-siren-ulid': (text) => isSiren(text.slice(0, 9)) && isSiren(text.slice(10, 19)),
  'idn-email': (text) => /^\S+@\S+$/.test(text.trim()),
};

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, validate);
ajv.addSchema(document, 'contract');

const compiled = new Map<string, ValidateFunction>();
const validatorOf = (schema: Any): ValidateFunction => {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"contract#/components');
  const known = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, known);
  return known;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts are read composed and without the space around them, as the document says of all of them. */
const asRead = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(asRead);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asRead(each)]));
};

const follow = (schema: Any): Any => {
  if (typeof schema?.$ref !== 'string') return schema;
  const [, , kind, name] = schema.$ref.split('/');
  const { $ref: _, ...beside } = schema;
  return { ...follow(document.components[kind][name]), ...beside };
};

/** Texts of all kinds, of which each form of the document fits some. */
const TEXTS = [
  ...[
    'Nadia',
    'D’Auvergne-Łukasiewicz',
    "N'Guyễn",
    '山田',
    'عائشة',
    'J.-P. Roux',
    'é'.repeat(60),
    'Zoë Ste. Marie',
  ],
  ...[
    'x'.repeat(20),
    'Départ à la retraite, arrêté n° 12/2026',
    '𝒜'.repeat(100),
    '€'.repeat(500),
    '𝒜'.repeat(500),
    '👩🏽‍🚒 '.repeat(20),
  ],
  ...[
    'nadia.roux@clamart.example',
    'zoë@mairie-évry.example',
    `${'a'.repeat(64)}@${'b.'.repeat(90)}example`,
    'A@B.CD',
  ],
  ...['+33 1 46 62 35 35', '0146', '92140', '97490', 'SIVOM du Val', 'A.B. Commune', 'Ville de Paris 13e'],
  ...['1900-01-01', '2999-12-31', '2028-02-29', '2026-11-30'],
  ...[
    '2026-12-05T10:00Z',
    '1999-12-31T23:59:59.999999999+01:00',
    '2028-02-29T00:00:00-09:30',
    '2999-12-31T00:00:00+00:00',
  ],
  ...['all', 'DSN', 'é'.repeat(40), '𝒜'.repeat(40), '𝒜'.repeat(1_000), '𝒜'.repeat(2_000), 'true', 'false'],
];

/** Texts that break something somewhere, and those just beside what fits. */
const NEAR_TEXTS = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '\u0000',
    'a\nb',
    'abc\n',
    '\u202eabc',
    '\ud800',
    '__proto__',
    'constructor',
    '=1+1',
  ],
  ...[
    'x'.repeat(21),
    'x'.repeat(61),
    'x'.repeat(101),
    '𝒜'.repeat(501),
    'x'.repeat(1_001),
    'x'.repeat(2_001),
    'e\u0301'.repeat(60),
  ],
  ...[
    '1899-12-31',
    '3000-01-01',
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2100-02-29',
    '0026-11-26',
    '2026-1-1',
  ],
  ...['2026-02-30T00:00Z', '2026-12-05T24:00Z', '2026-12-05T10:00', '2026-12-05t10:00z', '2026-12-05 10:00Z'],
  ...[
    '1900-01-01T00:00+01:00',
    '2999-12-31T23:59-00:01',
    '2026-12-05T10:00:60Z',
    '2026-12-05T10:00:00.Z',
    '2026-12-05T10:00+24:00',
  ],
  ...[
    '219200236',
    '000000000',
    '35600000000048',
    '35600000049837',
    '21920023500015',
    '01KB0ZTF3N5Q7R9S1T3V5X7Z9I',
  ],
  ...[
    '111111111-01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
    '219200235-81KB0ZTF3N5Q7R9S1T3V5X7Z9B',
    ' Nadia ',
    'ALL',
    'all ',
  ],
  ...[
    'nadia@',
    '@x.fr',
    'a..b@x.fr',
    '.a@x.fr',
    'a@x',
    'a b@x.fr',
    'nadia.roux@clamart.example\n',
    'пример@пример.рф',
    `${'a'.repeat(250)}@x.fr`,
  ],
  ...[
    'Www.essai.example',
    'Durand 2',
    '<b>',
    '-',
    "'",
    'A.',
    'Abcde. F',
    'x̃̃̃',
    '  a  b  ',
    'a\u00a0b',
    '923 40',
    '+',
    '(((((',
    '1',
  ],
];

const sirens = fc.integer({ min: 1, max: 99_999_999 }).map(sirenNumber);
const ulids = fc.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const MADE: Record<string, fc.Arbitrary<string>> = {
  siren: sirens,
  siret: fc.oneof(
    fc.tuple(sirens, fc.nat(9_999)).map(([siren, rank]) => siretNumber(siren, rank)),
    fc.constantFrom('35600000000048', '35600000049837'),
  ),
  'siren-ulid': fc.tuple(sirens, ulids).map((parts) => parts.join('-')),
  'siren-siren-ulid': fc.tuple(sirens, sirens, ulids).map((parts) => parts.join('-')),
};

/** A pattern that fast-check can draw from: no lookahead, no property of Unicode. */
const isPlain = (pattern: string): boolean => !/\(\?|\\[pPS]/.test(pattern);

const goodTexts = (schema: Any): fc.Arbitrary<string> => {
  const made = MADE[schema.format];
  if (made !== undefined) return made;
  const fits = validatorOf(schema);
  const known = [...TEXTS, ...NEAR_TEXTS].filter((text) => fits(text));
  const { pattern, minLength = 0, maxLength = 30 } = schema;
  const isDrawn = typeof pattern === 'string' && isPlain(pattern);
  const drawn = isDrawn
    ? [fc.stringMatching(new RegExp(pattern))]
    : pattern === undefined
      ? [fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) })]
      : [];
  if (known.length + drawn.length === 0) throw new Error(`no text fits ${JSON.stringify(schema)}`);
  return fc.oneof(...(known.length === 0 ? [] : [fc.constantFrom(...known)]), ...drawn);
};

/** What the document takes, each choice and each edge of it. */
const goodOf = (given: Any): fc.Arbitrary<unknown> => {
  const schema = follow(given);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return fc.oneof(...choices.map(goodOf));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type: string) => goodOf({ ...schema, type })));
  }
  switch (schema.type) {
    case 'string':
      return goodTexts(schema);
    case 'integer': {
      const { minimum: min = -1_000, maximum: max = Number.MAX_SAFE_INTEGER } = schema;
      return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, 1_000_000) }));
    }
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(goodOf(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 2,
      });
    case 'object':
      return goodObject(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

const goodObject = (schema: Any): fc.Arbitrary<unknown> => {
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema;
  if (propertyNames !== undefined || isObject(additionalProperties)) {
    const { minProperties: minKeys = 0, maxProperties = 3 } = schema;
    return fc.dictionary(
      goodOf(propertyNames ?? { type: 'string' }) as fc.Arbitrary<string>,
      goodOf(additionalProperties ?? {}),
      {
        minKeys,
        maxKeys: Math.min(maxProperties, minKeys + 2),
        noNullPrototype: true,
      },
    );
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, goodOf(field)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
};

const WRONG: unknown[] = [null, true, 0, 1, -1, 1.5, 2 ** 53, 1e308, '1', [], [null], {}, { a: 1 }];

/** Something else for one place of a value. */
const other: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NEAR_TEXTS, ...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(...WRONG) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

const placesOf = (value: unknown): string[][] =>
  isObject(value) || Array.isArray(value)
    ? Object.entries(value).flatMap(([key, child]) => [
        [key],
        ...placesOf(child).map((rest) => [key, ...rest]),
      ])
    : [];

const GONE = Symbol('gone');
const withOther = (value: unknown, [key, ...rest]: string[], replacement: unknown): unknown => {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.flatMap((child, index) => {
      const changed = String(index) === key ? withOther(child, rest, replacement) : child;
      return changed === GONE ? [] : [changed];
    });
  }
  const entries = Object.entries(value as object).map(([name, child]) => [
    name,
    name === key ? withOther(child, rest, replacement) : child,
  ]);
  return Object.fromEntries(entries.filter(([, child]) => child !== GONE));
};

/** A value that fits, with one place of it changed, left out, or one field more. */
const spoiltOf = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      good,
      fc.nat(),
      fc.oneof({ weight: 5, arbitrary: other }, { weight: 1, arbitrary: fc.constant(GONE) }),
      fc.nat(9),
    )
    .map(([value, place, replacement, chance]) => {
      const places = placesOf(value);
      const at = places[place % Math.max(1, places.length)];
      if (at === undefined) return replacement === GONE ? {} : replacement;
      if (chance === 0 && isObject(value))
        return { ...value, [typeof replacement === 'string' ? replacement : 'more']: 1 };
      return withOther(value, at, replacement);
    });

const operationOf = ({ method, path }: Route): Any => document.paths[path][method.toLowerCase()];

/** The body's schema, as the document has it; undefined where the operation takes none. */
const bodySchemaOf = (route: Route): Any =>
  operationOf(route).requestBody?.content['application/json'].schema;

/** The parameters of a place as one object, since the server refuses those that the document does not name. */
const parametersOf = (route: Route, place: 'path' | 'query'): Any => {
  const found: Any[] = operationOf(route)
    .parameters.map(follow)
    .filter((each: Any) => each.in === place);
  if (found.length === 0) return undefined;
  return {
    type: 'object',
    additionalProperties: place === 'path',
    properties: Object.fromEntries(found.map(({ name, schema }) => [name, schema])),
    required: found.filter(({ required }) => required).map(({ name }) => name),
  };
};

/** A parameter is a text on the wire. */
const asText = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          name,
          typeof each === 'object' && each !== null ? JSON.stringify(each) : String(each),
        ]),
      )
    : {};

/** What the document's schema compares: a number where it wants one and the text is one. */
const fromText = (schema: Any, value: Record<string, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(value).map(([name, text]) => [
      name,
      follow(schema.properties[name])?.type === 'integer' && /^\d{1,15}$/.test(String(text))
        ? Number(text)
        : text,
    ]),
  );

export type Part = 'params' | 'query' | 'body';

export interface Drawn {
  value: unknown;
  /** Whether the document takes it as it is, and as it is read (`asRead`). */
  fits: boolean;
  fitsAsRead: boolean;
}

/** Values for a part of an operation's requests: some that fit, and some with one place spoilt. Undefined where it has no such part. */
export const valuesFor = (
  route: Route,
  part: Part,
): { good: fc.Arbitrary<unknown>; any: fc.Arbitrary<Drawn> } | undefined => {
  const schema =
    part === 'body' ? bodySchemaOf(route) : parametersOf(route, part === 'params' ? 'path' : 'query');
  if (schema === undefined) return undefined;
  const validate = validatorOf(schema);
  const isText = part !== 'body';
  const judged = (value: unknown): boolean =>
    validate(isText ? fromText(schema, value as Record<string, unknown>) : value);
  const good = goodOf(schema)
    .map((value) => (isText ? asText(value) : value))
    .filter(judged);
  const spoilt = spoiltOf(good).map((value) => (isText ? asText(value) : value));
  return {
    good,
    any: fc
      .oneof(good, spoilt)
      .map((value) => ({ value, fits: judged(value), fitsAsRead: judged(asRead(value)) })),
  };
};
