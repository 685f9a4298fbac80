import { Hono } from 'hono';
import { securityHeaders } from './http/security-headers.ts';
import { DOWNLOADS } from './page/downloads.ts';
import { leadsToOneOf } from './page/leads-to.ts';
import type { Page } from './page/page.ts';
import type { Bindings, PortalContext } from './page/request.ts';
import type { Route } from './page/route.ts';
import { type Serve, servePages } from './page/serve-page.tsx';
import { NotFound } from './pages/errors/not-found.tsx';
import { ROUTES } from './routes.ts';
import type { Services } from './services.ts';
import { logInAndOut } from './session/log-in-and-out.tsx';

/** A page that answers nothing of this kind is not there. */
const answer = (c: PortalContext, page: Page, serve: Serve): Response | Promise<Response> => {
  const isForm = c.req.method === 'POST';
  if (page.who === 'anybody') return isForm ? c.notFound() : serve.anybody(c, page.get);
  const { get, post, takesFile = false } = page;
  if (isForm) return post === undefined ? c.notFound() : serve.form(c, { post, takesFile });
  return get === undefined ? c.notFound() : serve.people(c, get);
};

/** The portal: its pages, and the ways into and out of a session. */
export const createApp = (services: Services, routes: readonly Route[] = ROUTES) => {
  const app = new Hono<Bindings>();
  const headers = Object.entries(securityHeaders(services.filesOrigin));
  const serve = servePages(services, leadsToOneOf(routes));

  app.use(async (c, next) => {
    const startedAt = performance.now();
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    services.log.answered({
      requestId: c.env.requestId,
      route: c.get('route') ?? 'no page',
      status: c.res.status,
      milliseconds: Math.round(performance.now() - startedAt),
      code: c.get('code'),
    });
  });

  logInAndOut(app, services, serve);
  for (const { path, find } of DOWNLOADS) {
    app.get(path, (c) => {
      c.set('route', path);
      return serve.people(c, find);
    });
  }
  for (const { path, load } of routes) {
    app.on(['GET', 'POST'], path, async (c) => {
      c.set('route', path);
      return answer(c, await load(), serve);
    });
  }
  app.notFound((c) => serve.show(c, <NotFound />, 404));
  app.onError((error, c) => serve.failed(c, error));
  return app;
};
