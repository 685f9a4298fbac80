import { Hono } from 'hono';
import { securityHeaders } from './http/security-headers.ts';
import { leadsToOneOf } from './page/leads-to.ts';
import type { Page } from './page/page.ts';
import type { Bindings } from './page/request.ts';
import { type Serve, servePages } from './page/serve-page.tsx';
import { NotFound } from './pages/errors/not-found.tsx';
import { PAGES } from './routes.ts';
import type { Services } from './services.ts';
import { logInAndOut } from './session/log-in-and-out.tsx';

const mount = (app: Hono<Bindings>, page: Page, serve: Serve): void => {
  const { path } = page;
  app.use(path, (c, next) => {
    c.set('route', path);
    return next();
  });
  if (page.who === 'anybody') app.get(path, (c) => serve.anybody(c, page.get));
  else {
    const { get, post } = page;
    if (get !== undefined) app.get(path, (c) => serve.people(c, get));
    if (post !== undefined) app.post(path, (c) => serve.form(c, post));
  }
};

/** The portal: its pages, and the ways into and out of a session. */
export const createApp = (services: Services, pages: readonly Page[] = PAGES) => {
  const app = new Hono<Bindings>();
  const headers = Object.entries(securityHeaders(services.filesOrigin));
  const serve = servePages(services, leadsToOneOf(pages));

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
  for (const page of pages) {
    mount(app, page, serve);
  }
  app.notFound((c) => serve.show(c, <NotFound />, 404));
  app.onError((error, c) => serve.failed(c, error));
  return app;
};
