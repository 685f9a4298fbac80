import type { Child } from 'hono/jsx';
import { typeset } from './typeset.ts';
import type { Visit } from './visit.ts';
import { VisitProvider } from './visit-context.ts';

/** A screen as browsers get it. */
export const render = async (visit: Visit, content: Child, status: number): Promise<Response> => {
  const html = String(await (<VisitProvider value={visit}>{content}</VisitProvider>));
  return new Response(visit.language === 'fr' ? typeset(html) : html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-language': visit.language },
  });
};
