import type { Hono } from 'hono';
import { refusalOfRequest, refusalOfToken } from '../http/form-guard.ts';
import { returnPath } from '../http/return-path.ts';
import { FORM_TOKEN } from '../page/fields.ts';
import { PATHS } from '../page/paths.ts';
import { redirect } from '../page/reply.ts';
import type { Bindings, PortalContext } from '../page/request.ts';
import type { Serve } from '../page/serve-page.tsx';
import { FormRefused } from '../pages/errors/form-refused.tsx';
import { Leaving } from '../pages/login/leaving.tsx';
import { LoginFailed } from '../pages/login/login-failed.tsx';
import type { Services } from '../services.ts';
import { fullName } from '../words/names.ts';
import { isLanguage } from '../words/words.ts';
import { LoginRefused } from './issuer.ts';
import { LOGIN_SECONDS, OtherPerson } from './logins.ts';
import { type OpenSession, SESSION_SECONDS } from './sessions.ts';

const YEAR_SECONDS = 365 * 86_400;

const withCookies = (response: Response, ...cookies: string[]): Response => {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
};

/** The ways into and out of a session, and the choice of a language: what is no page. */
export const logInAndOut = (app: Hono<Bindings>, services: Services, serve: Serve): void => {
  const { origin, cookies, logins, sessions, register, logoutUrl } = services;

  const on = (path: string) => (c: PortalContext) => c.set('route', path);

  /** Begins by GET: what a POST leads to may not leave this origin. */
  app.get(PATHS.loginStart, async (c) => {
    on(PATHS.loginStart)(c);
    const { open } = await serve.visitOf(c);
    const returnTo = returnPath(c.req.query('return'), origin) ?? PATHS.tasks;
    const again = c.req.query('again') !== undefined && open?.isLive ? open.session : undefined;
    const { url, browser } = await logins.begin(
      cookies.read(c.req.header('cookie'), 'login'),
      returnTo,
      again,
    );
    return withCookies(redirect(url), cookies.write('login', browser, LOGIN_SECONDS));
  });

  /** The name on every page. A login is one without it too. */
  const learnName = async (c: PortalContext, { id }: OpenSession): Promise<void> => {
    const { language } = (await serve.visitOf(c)).visit;
    const { requestId } = c.env;
    try {
      const ask = register({ token: () => sessions.accessToken(id), language, requestId });
      const { givenName, familyName } = await ask('GET /me', {});
      await sessions.rename(id, fullName({ givenName, familyName }));
    } catch (error) {
      services.log.failed(requestId, PATHS.callback, error);
    }
  };

  app.get(PATHS.callback, async (c) => {
    on(PATHS.callback)(c);
    const { open } = await serve.visitOf(c);
    try {
      const { login, returnTo } = await logins.finish(
        cookies.read(c.req.header('cookie'), 'login'),
        new URL(c.req.url),
      );
      const begun = await sessions.begin(login, open);
      if (begun.session.name === '') await learnName(c, begun);
      const session = cookies.write('session', begun.id, SESSION_SECONDS);
      return withCookies(redirect(returnTo), session, cookies.clear('login'));
    } catch (error) {
      if (error instanceof OtherPerson) return serve.show(c, <LoginFailed why="other-person" />, 403);
      if (!(error instanceof LoginRefused)) throw error;
      c.set('code', error.reason);
      // Whoever goes back to this address is logged in already.
      if (open?.isLive && error.reason === 'not-begun-here') return redirect(PATHS.tasks);
      return serve.show(c, <LoginFailed why="refused" />, 400);
    }
  });

  /** Ends the session here, then goes by GET to where the issuer ends its own. */
  app.post(PATHS.logout, async (c) => {
    on(PATHS.logout)(c);
    const { open } = await serve.visitOf(c);
    const foreign = refusalOfRequest(c.req.raw.headers, origin);
    if (foreign === 'not-a-form') return serve.show(c, <FormRefused why={foreign} />, 415);
    if (foreign !== undefined) return serve.show(c, <FormRefused why={foreign} />, 403);
    if (open === undefined) return redirect(PATHS.loggedOut);
    const given = new URLSearchParams(await c.req.raw.text());
    const untrusted = refusalOfToken(given.get(FORM_TOKEN) ?? '', open.session.formToken);
    if (untrusted !== undefined) return serve.show(c, <FormRefused why={untrusted} />, 403);
    await sessions.end(open.id);
    const page = await serve.showStranger(c, <Leaving to={logoutUrl} />);
    return withCookies(page, cookies.clear('session'));
  });

  app.get(PATHS.language(':language'), async (c) => {
    on(PATHS.language(':language'))(c);
    const asked = c.req.param('language');
    const to = returnPath(c.req.query('return'), origin) ?? PATHS.home;
    const leaving = redirect(to);
    return isLanguage(asked) ? withCookies(leaving, cookies.write('language', asked, YEAR_SECONDS)) : leaving;
  });
};
