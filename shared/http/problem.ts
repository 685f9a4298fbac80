import { DomainError } from '../domain/errors.ts';
import type { Facts, Ids } from '../domain/facts.ts';
import type { Fault } from '../domain/faults.ts';
import { isPassing } from '../table/is-passing.ts';
import { say } from '../wording/say.ts';
import type { Language } from '../wording/text.ts';
import { freshLoginChallenge, TokenRefused } from './challenge.ts';
import { MAX_LOGIN_AGE_SECONDS } from './fresh-login.ts';
import { canSay, faultText, problemText, type Texts } from './problem-texts/texts.ts';
import type { GatewayResult, Request } from './request.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';
export const PROBLEM_TYPE_BASE = 'https://trousseau.example/problems/';
const RETRY_AFTER_SECONDS = '2';

/** What to come back with, for `WWW-Authenticate`. A gateway may rename this header: the code says the same. */
const challengeOf = (error: DomainError): string | undefined => {
  if (error instanceof TokenRefused) return error.challenge;
  return error.code === 'insufficient_user_authentication'
    ? freshLoginChallenge(MAX_LOGIN_AGE_SECONDS)
    : undefined;
};

/** Names any error: one that is unforeseen, or that these texts cannot tell of, is `internal`, a passing one is `unavailable`. */
export const asDomainError = (error: unknown, texts: Texts): DomainError => {
  if (error instanceof DomainError && canSay(texts, error)) return error;
  return new DomainError(isPassing(error) ? 'unavailable' : 'internal');
};

/** The types require the ids of a refusal's address where it is thrown, so none is missing here. */
const idsOf = (facts: Partial<Facts> = {}): Ids => {
  const { organisation = '', person = '', mandate = '', review = '' } = facts;
  const { administratorChange = '', bulkChange = '' } = facts;
  return { organisation, person, mandate, review, administratorChange, bulkChange };
};

/** One fault, as its reader sees it. */
const viewFault = (fault: Fault, language: Language, texts: Texts) => {
  const { pointer, parameter, code, facts = {}, choices } = fault;
  return {
    ...(pointer !== undefined && { pointer }),
    ...(parameter !== undefined && { parameter }),
    code,
    detail: say(faultText(texts, code), facts, language),
    ...(choices !== undefined && { choices: [...choices] }),
    ...(fault.code === 'card-not-reviewed' && { href: texts.cardPath?.(fault.facts) }),
  };
};

/** The text of a refusal for people, also for one line among many. */
export const viewRefusal = ({ refusal, faults }: DomainError, language: Language, texts: Texts) => {
  const { code, facts } = refusal;
  const { title, detail, href } = problemText(texts, code);
  return {
    title: title[language],
    detail: say(detail, facts ?? {}, language),
    code,
    ...(href !== undefined && { href: href(idsOf(facts)) }),
    ...(faults.length > 0 && { errors: faults.map((fault) => viewFault(fault, language, texts)) }),
  };
};

/** RFC 9457. Only this function turns an error into an answer. */
export const problem = (
  error: DomainError,
  { requestId, language }: Pick<Request, 'requestId' | 'language'>,
  texts: Texts,
): GatewayResult => {
  const { status } = problemText(texts, error.code);
  const { title, ...rest } = viewRefusal(error, language, texts);
  const challenge = challengeOf(error);
  return {
    statusCode: status,
    headers: {
      'content-type': PROBLEM_CONTENT_TYPE,
      'content-language': language,
      ...(challenge !== undefined && { 'www-authenticate': challenge }),
      // What would have been understood (RFC 9110, 15.5.16).
      ...(error.code === 'unsupported-media-type' && { accept: 'application/json' }),
      ...(error.code === 'unsupported-encoding' && { 'accept-encoding': 'identity' }),
      ...(status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
    },
    body: JSON.stringify({ type: `${PROBLEM_TYPE_BASE}${error.code}`, title, status, ...rest, requestId }),
  };
};
