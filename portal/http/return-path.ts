/** Paths that only begin or end a session: coming back to one would lead in a circle. */
const NOWHERE = /^\/(login|callback|logout|logged-out|session-expired|confirm-identity|language)(\/|$)/;

/**
 * A page of ours to go to after a login, from what an address asks for. Anything else is none: another origin (however it
 * is written), or a path that browsers read otherwise than we do.
 */
export const returnPath = (asked: string | null | undefined, origin: string): string | undefined => {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2_000) return undefined;
  const url = URL.parse(asked, origin);
  if (url === null || url.origin !== origin) return undefined;
  // Dots that are resolved can leave a path that browsers take for another host.
  if (url.pathname.startsWith('//') || NOWHERE.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}`;
};
