import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { openApiDocument } from '../../shared/http/openapi.ts';
import { ANYWHERE } from '../../shared/http/openapi-operation.ts';

type Json = Record<string, unknown>;

const document = openApiDocument(ALL_ROUTES, {
  version: 'test',
  origin: 'http://127.0.0.1',
  issuer: 'http://127.0.0.1/oidc',
});
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
// The formats of our own, which `contract-values.ts` reads as the document's words say.
for (const name of ['siren', 'siret', 'siren-ulid', 'siren-siren-ulid', 'idn-email'])
  ajv.addFormat(name, true);
ajv.addSchema(document, 'contract');

const segmentOf = (segment: string): string =>
  encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));

const TEMPLATES = ALL_ROUTES.map(({ method, path }) => ({
  method,
  path,
  fits: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

const templateOf = (method: string, path: string): string | undefined =>
  TEMPLATES.find((route) => route.method === method && route.fits.test(path))?.path;

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((found, key) => (found as Json | undefined)?.[key], value);

/** The path to what stands there, through a reference. */
const follow = (path: string[]): string[] => {
  const reference = at(document, ...path, '$ref');
  return typeof reference === 'string' ? reference.slice(2).split('/') : path;
};

/** What is wrong with an answer by the contract. Empty for a path that is not in the contract. */
export const faultsOfAnswer = (
  method: string,
  path: string,
  answer: { status: number; contentType: string | null; body: unknown },
): string[] => {
  if (method === 'HEAD') return [];
  const template = templateOf(method, path);
  if (template === undefined)
    return [404, 405].includes(answer.status) ? [] : [`no such route: ${method} ${path}`];
  const foreseen = ['paths', template, method.toLowerCase(), 'responses'];
  const named = [...foreseen, String(answer.status)];
  const responses = follow(ANYWHERE.includes(answer.status) ? [...foreseen, 'default'] : named);
  if (at(document, ...responses) === undefined)
    return [`${answer.status} is not foreseen for ${method} ${template}`];
  const content = at(document, ...responses, 'content') as Json | undefined;
  if (content === undefined) return [];
  const type = Object.keys(content).find(
    (known) => known.split(';')[0] === answer.contentType?.split(';')[0],
  );
  if (type === undefined) return [`${answer.contentType} is not foreseen for ${method} ${template}`];
  if (!type.includes('json')) return [];
  const pointer = [...responses, 'content', type, 'schema'].map(segmentOf).join('/');
  const validate = ajv.getSchema(`contract#/${pointer}`);
  if (validate === undefined) return [`no schema at ${pointer}`];
  return validate(answer.body)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};
