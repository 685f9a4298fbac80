import { RegisterRefusal, RegisterSilent } from '../client/refusal.ts';
import { Conflict } from '../pages/errors/conflict.tsx';
import { Failed } from '../pages/errors/failed.tsx';
import { NotFound } from '../pages/errors/not-found.tsx';
import { Refused } from '../pages/errors/refused.tsx';
import { Slow, Unavailable } from '../pages/errors/unavailable.tsx';
import { LoginRefused } from '../session/issuer.ts';
import { SessionOver } from '../session/sessions.ts';
import { type Answer, goTo, show } from './answer.ts';
import { PATHS } from './paths.ts';
import { leadingBack } from './reply.ts';
import type { FormVisit, Visit } from './visit.ts';

/** What somebody sends when something fails, and how it is kept for them. */
interface SentForm {
  visit: FormVisit;
  /** @returns the address where the form stands again as it was */
  keep: () => Promise<string>;
}

export interface FailureAnswer {
  answer: Answer;
  /** In the log. */
  code: string;
  /** Nobody foresaw it: told whole in the log. */
  isOurs?: boolean;
  endsSession?: boolean;
}

/** RFC 9470's word, which the register uses too: the login is older than its act allows. */
const isFreshLoginAsked = ({ code }: RegisterRefusal): boolean => code === 'insufficient_user_authentication';

const MISSING = ['not-found', 'forbidden', 'insufficient-scope'];

const addressOf = ({ url }: Visit): string => `${url.pathname}${url.search}`;

const answerToRefusal = async (
  refusal: RegisterRefusal,
  visit: Visit,
  form: SentForm | undefined,
): Promise<FailureAnswer> => {
  const { code, status, title, detail } = refusal;
  const again = async (): Promise<string> => form?.keep() ?? addressOf(visit);
  if (isFreshLoginAsked(refusal)) {
    return { code, answer: goTo(leadingBack(PATHS.confirmIdentity, await again())) };
  }
  if (status === 401)
    return { code, answer: goTo(leadingBack(PATHS.sessionExpired, await again())), endsSession: true };
  if (MISSING.includes(code)) return { code, answer: show(<NotFound />, 404) };
  if (status === 412) return { code, answer: show(<Conflict again={await again()} />, 412) };
  if (status === 503) return { code, answer: show(<Unavailable form={form?.visit} />, 503) };
  if (status >= 500) return { code, answer: show(<Failed />, 500), isOurs: true };
  const shown = status === 403 ? 403 : status === 429 ? 429 : 409;
  const back = form === undefined ? undefined : await form.keep();
  return { code, answer: show(<Refused title={title} detail={detail} back={back} />, shown) };
};

/** The page for whatever a page or its form threw: each says what happened, what was kept, and the way on. */
export const answerToFailure = async (
  error: unknown,
  visit: Visit,
  form?: SentForm,
): Promise<FailureAnswer> => {
  if (error instanceof RegisterRefusal) return answerToRefusal(error, visit, form);
  if (error instanceof SessionOver) {
    const to = form === undefined ? addressOf(visit) : await form.keep();
    return { code: 'session-over', answer: goTo(leadingBack(PATHS.sessionExpired, to)), endsSession: true };
  }
  if (error instanceof RegisterSilent) {
    const isSlow = error.isSlow && form === undefined;
    const content = isSlow ? <Slow /> : <Unavailable form={form?.visit} />;
    return { code: isSlow ? 'slow' : 'unreachable', answer: show(content, 503), isOurs: true };
  }
  if (error instanceof LoginRefused) return { code: error.reason, answer: goTo(PATHS.login) };
  return { code: 'internal', answer: show(<Failed />, 500), isOurs: true };
};
