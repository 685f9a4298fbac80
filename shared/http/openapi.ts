import { componentsOf } from './openapi-components.ts';
import { operationOf, type Shared } from './openapi-operation.ts';
import { collectSchemas, type Json } from './openapi-schemas.ts';
import type { Route } from './route.ts';
import { TAGS } from './tags.ts';

export interface ContractInfo {
  version: string;
  /** The origin under which this API answers. */
  origin: string;
  /** Who issues the tokens that it takes. */
  issuer: string;
}

const pathsOf = (routes: readonly Route[], shared: Shared): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, shared) };
  }
  return paths;
};

/** Keeps each part once, and gives a reference to it. A name that another part has is numbered. */
const keepOnce = (
  kept: Record<'parameters' | 'responses' | 'examples', Record<string, Json>>,
): Shared['keep'] => {
  const names = new Map<string, string>();
  return (kind, name, value) => {
    const content = `${kind} ${JSON.stringify(value)}`;
    const count = Object.keys(kept[kind]).filter((each) => each.replace(/-\d+$/, '') === name).length;
    const known = names.get(content) ?? (count === 0 ? name : `${name}-${count + 1}`);
    names.set(content, known);
    kept[kind][known] = value;
    return { $ref: `#/components/${kind}/${known}` };
  };
};

/**
 * The OpenAPI 3.1 document of these routes. It is generated from the contract, so the two always agree. HEAD is answered
 * wherever GET is, and is not listed.
 */
export const openApiDocument = (
  routes: readonly Route[],
  { version, origin, issuer }: ContractInfo,
): Json => {
  const { schemaOf, named } = collectSchemas();
  const components = componentsOf(issuer);
  const kept = { parameters: {}, responses: {}, examples: {} } satisfies Record<string, Record<string, Json>>;
  const paths = pathsOf(routes, { schemaOf, keep: keepOnce(kept) });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trousseau',
      summary: 'Le registre de qui peut agir pour quel organisme public',
      description:
        'Un corps est du JSON en UTF-8, sans le caractère U+FFFD ni champ répété, de 1 Mo et 32 niveaux au plus ; ailleurs qu’il n’en est décrit, il est refusé. Un texte est lu composé (NFC) et sans les espaces qui l’entourent ; sa longueur compte les caractères. Formats : `siren` et `siret` passent la clé de Luhn (un établissement de La Poste peut avoir à la place une somme de chiffres divisible par 5), `siren-ulid` commence par un SIREN, `siren-siren-ulid` par deux. HEAD répond partout où répond GET. La passerelle répond elle-même, sans problème RFC 9457, au-delà de 10 Mo (413) et de son débit (429).',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((tag) => TAGS[tag]),
    paths,
    components: {
      ...components,
      parameters: { ...components.parameters, ...kept.parameters },
      responses: { ...components.responses, ...kept.responses },
      examples: kept.examples,
      schemas: { ...components.schemas, ...named },
    },
  };
};
