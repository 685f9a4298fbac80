import { type FormRefusal, refusalOfRequest, refusalOfToken } from '../http/form-guard.ts';
import { readForm, type SentForm } from '../http/sent-form.ts';
import { FormRefused } from '../pages/errors/form-refused.tsx';
import type { Services } from '../services.ts';
import { randomId } from '../session/random-id.ts';
import { answerToFailure } from './answer-to-failure.tsx';
import { FORM_KEY, FORM_TOKEN, fieldsOf } from './fields.ts';
import type { KeptForms } from './kept-forms.ts';
import type { OpenVisit } from './open-visit.ts';
import type { ServeForm } from './page.ts';
import { PATHS } from './paths.ts';
import { leadingBack, redirect, reply } from './reply.ts';
import type { PortalContext } from './request.ts';
import type { Visit } from './visit.ts';

const STATUS = {
  'not-a-form': 415,
  'too-large': 413,
  'file-too-large': 413,
  foreign: 403,
  untrusted: 403,
} as const;

/** As forms of ours have one; any other would let two commands be taken for one. */
const KEY = /^[\w-]{16,128}$/;
const valueIn = ({ entries }: SentForm, name: string): string =>
  [...entries].find(([key]) => key === name)?.[1] ?? '';
const formKeyIn = (given: SentForm): string => {
  const key = valueIn(given, FORM_KEY);
  return KEY.test(key) ? key : randomId();
};

interface Dependencies {
  services: Services;
  visitOf: (c: PortalContext) => Promise<OpenVisit>;
  kept: KeptForms;
}

const refuse = (c: PortalContext, visit: Visit, why: FormRefusal): Response | Promise<Response> => {
  c.set('code', why);
  return reply(visit, { kind: 'screen', content: <FormRefused why={why} />, status: STATUS[why] });
};

/**
 * A form that somebody sent. It is read once it is known to come from a page of ours; kept for its person where the
 * session has run out; and does what its page says otherwise.
 */
export const serveForm = async (
  { services, visitOf, kept }: Dependencies,
  c: PortalContext,
  { post: serve, takesFile = false }: { post: ServeForm; takesFile?: boolean },
): Promise<Response> => {
  const { visit, open } = await visitOf(c);
  const { url } = visit;
  const foreign = refusalOfRequest(c.req.raw.headers, services.origin, { takesFile });
  if (foreign !== undefined) return refuse(c, visit, foreign);
  const given = await readForm(c.req.raw);
  if (typeof given === 'string') return refuse(c, visit, given);
  if (open === undefined) return redirect(leadingBack(PATHS.sessionExpired, url.pathname));
  const { session } = open;
  const untrusted = refusalOfToken(valueIn(given, FORM_TOKEN), session.formToken);
  if (untrusted !== undefined) return refuse(c, visit, untrusted);

  const fields = fieldsOf(given.entries);
  const keep = (): Promise<string> => kept.keep(url, session, fields.entries);
  const { person } = visit;
  if (person === undefined) return redirect(leadingBack(PATHS.sessionExpired, await keep()));
  const { file } = given;
  const mine = { ...visit, person, kept: undefined, fields, file, formKey: formKeyIn(given) };
  try {
    const answer = await serve(mine);
    if (answer.kind === 'redirect') await kept.forget(url, session);
    return reply(visit, answer);
  } catch (error) {
    const { answer, code, isOurs, endsSession } = await answerToFailure(error, visit, { visit: mine, keep });
    if (isOurs) services.log.failed(c.env.requestId, c.get('route') ?? 'no page', error);
    c.set('code', code);
    if (endsSession) await services.sessions.end(open.id);
    return reply(visit, answer);
  }
};
