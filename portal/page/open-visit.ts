import type { Services } from '../services.ts';
import { draftsOf } from '../session/drafts.ts';
import type { OpenSession } from '../session/sessions.ts';
import { isLanguage, type Language, WORDS } from '../words/words.ts';
import type { PortalContext } from './request.ts';
import type { Person, Visit } from './visit.ts';

export interface OpenVisit {
  visit: Visit;
  /** What the browser's cookie leads to; an expired one makes nobody a visitor. */
  open: OpenSession | undefined;
}

/** The visit that a request is: the language asked for, and who asks. Read once for each request. */
export const openVisit = (services: Services, leadsTo: Visit['leadsTo']) => {
  const { cookies, sessions, drafts, origin, assets, clock, register, files } = services;
  const opened = new WeakMap<Request, Promise<OpenVisit>>();

  const personOf = (open: OpenSession | undefined): Person | undefined =>
    open?.isLive
      ? {
          name: open.session.name,
          formToken: open.session.formToken,
          drafts: draftsOf(drafts, open.session),
          rename: (name) => sessions.rename(open.id, name),
        }
      : undefined;

  const visitFor = (c: PortalContext, open: OpenSession | undefined): Visit => {
    const chosen = cookies.read(c.req.header('cookie'), 'language');
    const language: Language = isLanguage(chosen) ? chosen : 'fr';
    const { requestId } = c.env;
    const token = open?.isLive ? () => sessions.accessToken(open.id) : undefined;
    return {
      origin,
      url: new URL(c.req.url),
      params: c.req.param(),
      language,
      words: WORDS[language],
      now: clock(),
      requestId,
      assets,
      person: personOf(open),
      register: register({ token, language, requestId }),
      files,
      leadsTo,
    };
  };

  const read = async (c: PortalContext): Promise<OpenVisit> => {
    const id = cookies.read(c.req.header('cookie'), 'session');
    const open = id === undefined ? undefined : await sessions.find(id);
    return { open, visit: visitFor(c, open) };
  };

  return {
    visitOf: (c: PortalContext): Promise<OpenVisit> => {
      const known = opened.get(c.req.raw) ?? read(c);
      opened.set(c.req.raw, known);
      return known;
    },
    /** The visit of a request that needs no login. */
    strangerOf: (c: PortalContext): Visit => visitFor(c, undefined),
  };
};
