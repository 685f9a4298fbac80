/** What a browser is asked to keep for us. */
export interface CookieJar {
  read: (header: string | undefined, name: CookieName) => string | undefined;
  write: (name: CookieName, value: string, maxAgeSeconds: number) => string;
  clear: (name: CookieName) => string;
}
export type CookieName = 'session' | 'login' | 'language';

/** No cookie of ours holds more than an id. */
const VALUE = /^[\w-]{1,128}$/;

/**
 * Cookies for this host alone, which no script reads. The prefix makes browsers refuse one from a subdomain or over plain
 * http (RFC 6265bis, 4.1.3.2). An origin of plain http is on this machine, where not every browser keeps such a cookie.
 * `Lax`, since links in mails lead in from outside.
 */
export const cookieJar = (origin: string): CookieJar => {
  const isSecure = origin.startsWith('https:');
  const named = (name: CookieName): string => (isSecure ? `__Host-${name}` : name);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    read: (header = '', name) => {
      const values = header
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${named(name)}=`))
        .map((pair) => pair.slice(named(name).length + 1));
      // Two of one name would be an attempt to slip one in.
      const [value] = values;
      return values.length === 1 && value !== undefined && VALUE.test(value) ? value : undefined;
    },
    write: (name, value, maxAgeSeconds) => `${named(name)}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`,
    clear: (name) => `${named(name)}=; Max-Age=0; ${attributes}`,
  };
};
