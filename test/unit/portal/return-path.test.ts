import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnPath } from '../../../portal/http/return-path.ts';

const ORIGIN = 'https://portal.example';

describe('the page to come back to', () => {
  it.each(['/profile', '/organisations/219200235/members?q=a%20b', '/tasks#todo', '/a/../profile'])(
    'is %s when it is a page of ours',
    (path) => {
      expect(returnPath(path, ORIGIN)).toMatch(/^\/[^/\\]/);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/x/..//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'profile',
    '',
    undefined,
    null,
    '/login/start?return=/login/start',
    '/callback?code=1',
    '/logout',
    `/${'a'.repeat(3_000)}`,
  ])('is none for %j', (path) => {
    expect(returnPath(path, ORIGIN)).toBeUndefined();
  });

  const hostile = fc.stringMatching(/^\/[/\\\t\n\r%.:@?#a-z0-9-]{0,30}$/);
  it('never leads to another origin, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), hostile), (asked) => {
        const path = returnPath(asked, ORIGIN);
        if (path === undefined) return;
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 2_000 },
    );
  });
});
