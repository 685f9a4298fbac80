import * as z from 'zod/mini';

/** What a schema of zod/mini says of itself: https://zod.dev/packages/core */
interface Def {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  catchall?: z.core.$ZodType;
  element?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  keyType?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  entries?: Record<string, string>;
  values?: unknown[];
  checks?: { _zod: { def: { maximum?: number } } }[];
}

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

const ULID = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';

/** One of these is what any field that is a text takes. */
const TEXTS = [
  ...['Nadia', 'nadia.roux@clamart.example', '21920023500014', '219200235', '2026-12-05', 'DSN', '50'],
  ...['2026-12-05T10:00:00Z', '01 46 62 35 35', ULID, `219200235-${ULID}`, `219200235-819999053-${ULID}`],
];

const takes = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

/** A value that the schema takes, rules between fields aside. */
export const sampleOf = (schema: z.core.$ZodType): unknown => {
  const def = defOf(schema);
  switch (def.type) {
    case 'object': {
      const required = Object.entries(def.shape ?? {}).filter(([, field]) => !takes(field, undefined));
      return Object.fromEntries(required.map(([name, field]) => [name, sampleOf(field)]));
    }
    case 'array':
      return def.element && [sampleOf(def.element)];
    case 'union':
      return def.options?.[0] && sampleOf(def.options[0]);
    case 'record':
      return { DSN: def.valueType && sampleOf(def.valueType) };
    case 'optional':
    case 'default':
    case 'nullable':
      return def.innerType && sampleOf(def.innerType);
    case 'pipe':
      return def.in && sampleOf(def.in);
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'number':
      return 1;
    case 'string':
      return TEXTS.find((text) => takes(schema, text));
    default:
      return {};
  }
};

const largestOf = ({ checks = [] }: Def): number | undefined =>
  checks.map(({ _zod }) => _zod.def.maximum).find((maximum) => maximum !== undefined);

const BADLY_FORMED = [
  ...[
    '',
    '  ',
    'x',
    '-1',
    '0',
    '999',
    '1000',
    'a\u0000b',
    'a\nb',
    '219200236',
    '21920023500015',
    'nadia@',
    '[x]',
  ],
  ...['2026-02-30', '31/12/2026', '2026-12-05T10:00', '2026-12-05T25:00:00Z', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
];
const WRONGLY_TYPED = [null, true, 7, 1.5, 'x', [], {}, [null], { unknown: 1 }];

const tooLong = (def: Def): unknown[] => ['x'.repeat((largestOf(def) ?? 5_000) + 1), 'x'.repeat(5_000)];

/** A whole object with one field spoilt after the other, left out, and with one that nobody knows. */
function* spoiltObjects(shape: Record<string, z.core.$ZodType>, sample: object): Generator<unknown> {
  yield { ...sample, 'futur/champ~': 1 };
  yield { ...sample, more: 1, andMore: [] };
  for (const [name, field] of Object.entries(shape)) {
    const { [name]: _, ...rest } = sample as Record<string, unknown>;
    yield rest;
    for (const value of spoiltValues(field)) yield { ...sample, [name]: value };
  }
}

function* spoiltLists(def: Def, element: z.core.$ZodType): Generator<unknown> {
  const sample = sampleOf(element);
  const largest = largestOf(def);
  if (largest !== undefined) yield Array(largest + 1).fill(sample);
  yield [sample, sample];
  for (const value of spoiltValues(element)) yield [sample, value];
}

function* spoiltRecords(keyType: z.core.$ZodType, valueType: z.core.$ZodType): Generator<unknown> {
  const sample = sampleOf(valueType);
  yield Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`S${index}`, sample]));
  for (const key of spoiltValues(keyType)) if (typeof key === 'string') yield { [key]: sample };
  for (const value of spoiltValues(valueType)) yield { DSN: sample, 'a/b~c': value };
}

/**
 * Values that a schema does not take, one thing wrong in each: missing, of another type, too long, too many, too large,
 * badly formed, and with what it does not know. Some are right by chance.
 */
export function* spoiltValues(schema: z.core.$ZodType): Generator<unknown> {
  const def = defOf(schema);
  yield undefined;
  yield* WRONGLY_TYPED;
  switch (def.type) {
    case 'object':
      yield* spoiltObjects(def.shape ?? {}, sampleOf(schema) as object);
      break;
    case 'array':
      if (def.element) yield* spoiltLists(def, def.element);
      break;
    case 'union':
      for (const option of def.options ?? []) yield* spoiltValues(option);
      break;
    case 'record':
      if (def.keyType && def.valueType) yield* spoiltRecords(def.keyType, def.valueType);
      break;
    case 'optional':
    case 'default':
    case 'nullable':
      if (def.innerType) yield* spoiltValues(def.innerType);
      break;
    case 'pipe':
      if (def.in) yield* spoiltValues(def.in);
      break;
    case 'number':
      yield* [-1, 0, 1.5, 1e9, Number.MAX_SAFE_INTEGER + 2, '1'];
      break;
    default:
      yield* BADLY_FORMED;
      yield* tooLong(def);
  }
}
