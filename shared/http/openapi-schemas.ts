import * as z from 'zod/mini';
import { forms } from '../domain/forms.ts';
import { PROPERTY_WORDS } from './openapi-words.ts';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const capitalised = (text: string): string =>
  text.replaceAll(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

/** Names of schemas that the document has besides. */
const RESERVED: ReadonlySet<string> = new Set(['Fault', 'Problem']);

const referenceTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** `"all"` or a list is one schema of two types: generators of clients make nothing of a choice between a constant and a list. */
const withoutChoice = (json: Json): Json => {
  const { anyOf, ...rest } = json;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return json;
  const [constant, list]: unknown[] = anyOf;
  if (!isObject(constant) || !isObject(list) || typeof constant.const !== 'string' || list.type !== 'array') {
    return json;
  }
  const { type: _, ...bounds } = list;
  return { ...rest, type: ['string', 'array'], pattern: `^${constant.const}$`, ...bounds };
};

/** Bounds that hold of any integer say nothing, and a number has no pattern. */
const withoutNoise = (json: Json): Json => {
  const { pattern, minimum, maximum, ...rest } = json;
  const isNumber = json.type === 'integer' || json.type === 'number';
  return {
    ...rest,
    ...(pattern !== undefined && !isNumber && { pattern }),
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
};

/**
 * The schemas of the document. Every object has a name that others refer to it by: its own (`forms`), or that of the
 * property where it stands, behind its owner's where another schema has that name. JSON Schema 2020-12, for OpenAPI 3.1.
 */
export const collectSchemas = () => {
  const named: Record<string, Json> = {};
  const byContent = new Map<string, string>();

  const nameFor = (key: string, owner: string): string => {
    const short = capitalised(singular(key));
    // A schema that says its own name has it, wherever it comes first.
    if (!(short in named) && !RESERVED.has(short) && !forms._idmap.has(short)) return short;
    const long = `${owner}${short}`;
    return long in named ? nameFor(`${key}-more`, owner) : long;
  };
  const refer = (json: Json, key: string, owner: string): Json => {
    const content = JSON.stringify(json);
    const known = byContent.get(content);
    if (known !== undefined) return referenceTo(known);
    const name = nameFor(key, owner);
    byContent.set(content, name);
    named[name] = json;
    return referenceTo(name);
  };
  /** @param owner the schema whose part this is; `key` is its place there */
  const tidy = (given: Json, key: string, owner: string, isRoot = false): Json => {
    const { $ref, ...json } = withoutNoise(withoutChoice(given));
    // Beside a reference stands what a schema adds to the one that it was made of.
    if (typeof $ref === 'string') return { ...json, ...referenceTo($ref.replace('#/$defs/', '')) };
    const inner = isRoot ? owner : `${owner}${capitalised(key)}`;
    const part = (value: unknown, place: string): unknown =>
      isObject(value) ? tidy(value, place, inner) : value;
    const tidied: Json = { ...json };
    for (const place of ['items', 'additionalProperties', 'propertyNames']) {
      if (place in json) tidied[place] = part(json[place], key);
    }
    for (const place of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) {
      const choices = json[place];
      if (Array.isArray(choices)) tidied[place] = choices.map((each) => part(each, key));
    }
    if (!isObject(json.properties)) return tidied;
    tidied.properties = Object.fromEntries(
      Object.entries(json.properties).map(([name, value]) => {
        const description = PROPERTY_WORDS[`${inner}.${name}`] ?? PROPERTY_WORDS[name];
        const described = isObject(value) ? tidy(value, name, inner) : value;
        return [
          name,
          isObject(described) ? { ...described, ...(description && { description }) } : described,
        ];
      }),
    );
    return isRoot ? tidied : refer(tidied, key, owner);
  };

  /** @param name whose part it is, where it has no name of its own: the operation's */
  const schemaOf = (
    schema: z.core.$ZodType,
    io: 'input' | 'output',
    name: string,
    { isParameters = false } = {},
  ): Json => {
    const wrapped = z.toJSONSchema(z.object({ value: schema }), {
      io,
      unrepresentable: 'any',
      metadata: forms,
    });
    const { properties, $defs } = wrapped;
    for (const [id, definition] of Object.entries(isObject($defs) ? $defs : {})) {
      if (id in named || !isObject(definition)) continue;
      named[id] = {};
      named[id] = tidy(definition, id, id, true);
    }
    const value = isObject(properties) ? properties.value : undefined;
    const whole = isObject(value) ? tidy(value, 'value', name, true) : {};
    return isObject(whole.properties) && !isParameters ? refer(whole, name, '') : whole;
  };
  return { schemaOf, named };
};
