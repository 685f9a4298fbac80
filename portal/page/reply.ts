import type { Answer } from './answer.ts';
import { render } from './render.tsx';
import type { Visit } from './visit.ts';

/** To a page of ours, by GET: what a form did is not done again by a reload. */
export const redirect = (to: string): Response =>
  new Response(null, { status: 303, headers: { location: to } });

export const reply = (visit: Visit, answer: Answer): Response | Promise<Response> =>
  answer.kind === 'redirect' ? redirect(answer.to) : render(visit, answer.content, answer.status);

/** The address of a page that leads back to this one. */
export const leadingBack = (path: string, to: string): string => `${path}?return=${encodeURIComponent(to)}`;
