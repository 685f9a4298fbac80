import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ALL_ROUTES } from '../../functions/capabilities.ts';
import { errorsOf } from '../../shared/http/openapi-errors.ts';
import { PERMISSIONS } from '../../shared/http/permissions.ts';
import { PROBLEM_CONTENT_TYPE } from '../../shared/http/problem.ts';
import { faultsOfAnswer } from '../support/openapi-validator.ts';

test('every row of the permission table is a route, and every route a row', () => {
  expect(ALL_ROUTES.map(({ key }) => key).sort()).toEqual(Object.keys(PERMISSIONS).sort());
});

/** Resources of the API, by the beginning of their paths. Other routes are about the caller, or about nobody. */
const SUBJECTS = {
  '/organisations/{siren}': 'organisation',
  '/administrator-changes/{id}': 'administrator-change',
  '/mandates/{id}': 'mandate',
} as const;

test.each(ALL_ROUTES.map(({ key, path, permission }) => [key, path, permission.about] as const))(
  '%s is about what its path names',
  (_, path, about) => {
    const named = Object.entries(SUBJECTS).find(([prefix]) => path.startsWith(prefix));
    expect(about).toBe(named?.[1]);
  },
);

test('no two operations have the same name', () => {
  const names = ALL_ROUTES.map(({ operation }) => operation);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(ALL_ROUTES.map((route) => [route.key, route] as const))('%s', (_, route) => {
  test('shows an answer that the contract allows', () => {
    const { schema, status, example, alternatives = [] } = route.answer;
    if (status === 204) return expect(schema).toBeUndefined();
    // A file is not JSON, and has no example.
    if (schema === undefined) return expect([alternatives.length > 0, example]).toEqual([true, undefined]);
    expect(z.safeParse(schema, example)).toMatchObject({ success: true });
  });

  test('shows refusals that the contract allows', () => {
    for (const { status, examples } of errorsOf(route)) {
      for (const { value } of Object.values(examples)) {
        const answer = { status, contentType: PROBLEM_CONTENT_TYPE, body: JSON.parse(JSON.stringify(value)) };
        expect(faultsOfAnswer(route.method, route.path, answer)).toEqual([]);
      }
    }
  });

  test('shows a body that it takes', () => {
    if (route.body === undefined) return expect(route.bodyExample).toBeUndefined();
    expect(z.safeParse(route.body, route.bodyExample)).toMatchObject({ success: true });
    expect(route.bodyExample).toBeDefined();
  });

  test('takes its path’s parameters, and no others', () => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const schema = route.params && z.toJSONSchema(route.params, { io: 'input', unrepresentable: 'any' });
    expect(Object.keys(schema?.properties ?? {})).toEqual(named);
  });
});
