import type { Answer } from './answer.ts';
import { render } from './render.tsx';
import type { Visit } from './visit.ts';

/** To a page of ours, by GET: what a form did is not done again by a reload. */
export const redirect = (to: string): Response =>
  new Response(null, { status: 303, headers: { location: to } });

const fileOf = ({ name, type, bytes }: Extract<Answer, { kind: 'file' }>): Response =>
  new Response(bytes, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });

export const reply = (visit: Visit, answer: Answer): Response | Promise<Response> => {
  if (answer.kind === 'redirect') return redirect(answer.to);
  if (answer.kind === 'file') return fileOf(answer);
  if (answer.kind === 'data') return Response.json(answer.data);
  return render(visit, answer.content, answer.status);
};

/** The address of a page that leads back to this one. */
export const leadingBack = (path: string, to: string): string => `${path}?return=${encodeURIComponent(to)}`;
