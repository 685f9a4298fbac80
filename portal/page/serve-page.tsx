import type { Child } from 'hono/jsx';
import type { Services } from '../services.ts';
import type { Answer } from './answer.ts';
import { answerToFailure } from './answer-to-failure.tsx';
import { keptForms } from './kept-forms.ts';
import { openVisit } from './open-visit.ts';
import type { ServeForm, ServePerson, ServeVisit } from './page.ts';
import { PATHS } from './paths.ts';
import { leadingBack, redirect, reply } from './reply.ts';
import type { PortalContext } from './request.ts';
import { serveForm } from './serve-form.tsx';
import type { Visit } from './visit.ts';

/** Serves pages: who may see them, what a form must bring, and what is shown when something fails. */
export const servePages = (services: Services, leadsTo: Visit['leadsTo']) => {
  const { visitOf, strangerOf } = openVisit(services, leadsTo);
  const kept = keptForms(services.drafts);

  const failed = async (c: PortalContext, error: unknown): Promise<Response> => {
    // Whoever comes cannot be told where the sessions themselves do not answer.
    const { visit, open } = await visitOf(c).catch(() => ({ visit: strangerOf(c), open: undefined }));
    const { answer, code, isOurs, endsSession } = await answerToFailure(error, visit, undefined);
    if (isOurs) services.log.failed(c.env.requestId, c.get('route') ?? 'no page', error);
    c.set('code', code);
    if (endsSession && open !== undefined) await services.sessions.end(open.id);
    return reply(visit, answer);
  };

  return {
    visitOf,
    anybody: async (c: PortalContext, serve: ServeVisit): Promise<Response> => {
      const { visit } = await visitOf(c);
      return reply(visit, await serve(visit));
    },
    people: async (c: PortalContext, serve: ServePerson): Promise<Response> => {
      const { visit, open } = await visitOf(c);
      const here = `${visit.url.pathname}${visit.url.search}`;
      if (open === undefined) return redirect(leadingBack(PATHS.login, here));
      if (visit.person === undefined) return redirect(leadingBack(PATHS.sessionExpired, here));
      const mine = { ...visit, person: visit.person, kept: await kept.find(visit.url, open.session) };
      return reply(visit, await serve(mine));
    },
    form: (c: PortalContext, page: { post: ServeForm; takesFile?: boolean }): Promise<Response> =>
      serveForm({ services, visitOf, kept }, c, page),
    show: async (
      c: PortalContext,
      content: Child,
      status: Extract<Answer, { kind: 'screen' }>['status'],
    ): Promise<Response> => reply((await visitOf(c)).visit, { kind: 'screen', content, status }),
    /** Shows a screen to somebody who is logged in no more. */
    showStranger: async (c: PortalContext, content: Child): Promise<Response> =>
      reply(strangerOf(c), { kind: 'screen', content, status: 200 }),
    failed,
  };
};

export type Serve = ReturnType<typeof servePages>;
