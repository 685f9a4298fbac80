import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieJar } from '../../../portal/http/cookies.ts';

describe('a cookie', () => {
  it('is for this host alone, over https alone, and not for scripts', () => {
    expect(cookieJar('https://portal.example').write('session', 'abc', 60)).toBe(
      '__Host-session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  it('has the prefix and is secure on every origin of https', () => {
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom('session', 'login', 'language'), (host, name) => {
        expect(cookieJar(`https://${host}`).write(name, 'x', 1)).toMatch(/^__Host-.*; Secure$/);
      }),
    );
  });

  it('goes without them where there is no https: on this machine', () => {
    expect(cookieJar('http://127.0.0.1:3001').write('session', 'abc', 60)).not.toMatch(/__Host|Secure/);
  });

  it('is read again as it was written', () => {
    const jar = cookieJar('https://portal.example');
    expect(jar.read('a=1; __Host-session=a-b_C9; b=2', 'session')).toBe('a-b_C9');
    expect(jar.read('session=without-prefix', 'session')).toBeUndefined();
  });

  it.each(['__Host-session=a; __Host-session=b', '__Host-session=', '__Host-session=a b', undefined])(
    'is none in %j',
    (header) => {
      expect(cookieJar('https://portal.example').read(header, 'session')).toBeUndefined();
    },
  );
});
