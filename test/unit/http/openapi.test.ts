import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import { openApiDocument } from '../../../shared/http/openapi.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads a document of any form
type Any = any;

const info = { version: '1', origin: 'https://api.example', issuer: 'https://identity.example' };
const document: Any = openApiDocument(ALL_ROUTES, info);
const { schemas } = document.components;
const text = JSON.stringify(document);

const operations: Any[] = Object.values(document.paths).flatMap((path) => Object.values(path as object));
const resolve = (part: Any): Any =>
  typeof part?.$ref === 'string'
    ? part.$ref
        .slice(2)
        .split('/')
        .reduce((found: Any, key: string) => found?.[key], document)
    : part;

/** Every schema of the document, with its place. */
const everySchema = (part: Any, place: string): [string, Any][] => {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.entries(part).flatMap(([key, value]) =>
    key === 'example' || key === 'examples' ? [] : everySchema(value, `${place}/${key}`),
  );
  return [[place, part], ...inner];
};
const parts = everySchema(document, '');
const isSchema = ([, part]: [string, Any]) =>
  typeof part.type === 'string' || Array.isArray(part.type) || part.anyOf || part.oneOf;

describe('the OpenAPI document', () => {
  it('says what every property, parameter, operation and tag is, in French', () => {
    const undescribed = parts.flatMap(([place, { type, properties }]) =>
      type === 'object' && typeof properties === 'object'
        ? Object.entries<Any>(properties).flatMap(([name, property]) =>
            property.description ? [] : [`${place}.${name}`],
          )
        : [],
    );
    expect(undescribed).toEqual([]);
    for (const operation of operations) {
      expect(operation.description).toMatch(/\.$/);
      for (const each of operation.parameters.map(resolve))
        expect([operation.operationId, each.name, each.description]).toEqual([
          operation.operationId,
          each.name,
          expect.stringMatching(/\S/),
        ]);
    }
    for (const { name, description } of document.tags) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(description).toMatch(/\.$/);
    }
  });

  it('names its schemas, and every reference leads somewhere', () => {
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Member', 'Grant', 'Mandate', 'AdministratorChange', 'BulkChange', 'Review']),
    );
    for (const [place, { $ref }] of parts) {
      if (typeof $ref === 'string')
        expect([place, $ref, resolve({ $ref })]).toEqual([place, $ref, expect.anything()]);
    }
  });

  it('lists every code that a problem or a fault can have', () => {
    expect(schemas.Problem.properties.code.enum).toEqual(
      expect.arrayContaining(['bad-input', 'last-administrator']),
    );
    expect(schemas.Fault.properties.code.enum).toEqual(expect.arrayContaining(['siret', 'repeated-field']));
  });

  it('takes whole numbers from 1 to 200 for the size of a page', () => {
    const limits = operations.flatMap(({ parameters }) =>
      parameters.map(resolve).filter(({ name }: Any) => name === 'limit'),
    );
    expect(limits.length).toBeGreaterThan(5);
    for (const { schema } of limits) {
      expect(schema).toEqual({ type: 'integer', minimum: 1, maximum: 200 });
    }
  });

  it('has no choice between a constant and a list, which generators break on', () => {
    for (const [place, part] of parts.filter(isSchema)) {
      const choices: Any[] = part.anyOf ?? part.oneOf ?? [];
      const isBroken =
        choices.some((each) => 'const' in each) && choices.some((each) => each.type === 'array');
      expect([place, isBroken]).toEqual([place, false]);
    }
  });

  it('asks for tokens of the issuer, with the scope', () => {
    expect(document.components.securitySchemes.openId).toMatchObject({
      type: 'openIdConnect',
      openIdConnectUrl: 'https://identity.example/.well-known/openid-configuration',
    });
    for (const { security } of operations) {
      expect(security.flatMap((each: Any) => each.openId)).toEqual(security.map(() => expect.any(String)));
    }
  });

  it('says where to read what was made, and which version was read', () => {
    for (const { responses, operationId } of operations) {
      const made = responses[201];
      if (made !== undefined)
        expect([operationId, made.headers.Location]).toEqual([operationId, expect.anything()]);
    }
    for (const path of Object.values<Any>(document.paths)) {
      if (path.get !== undefined) expect(path.get.responses[200].headers.ETag).toBeDefined();
    }
  });

  it('is light enough for generators', () => {
    expect(text.length).toBeLessThan(MOST_BYTES);
  });
});

/** Less than half of the 680 KB that it had without references. */
const MOST_BYTES = 320_000;
