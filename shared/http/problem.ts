import { DomainError, type Fault } from '../domain/errors.ts';
import { isPassing } from '../table/is-passing.ts';
import { PROBLEMS } from './problem-texts/problem-texts.ts';
import type { GatewayResult, Request } from './request.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';
export const PROBLEM_TYPE_BASE = 'https://trousseau.example/problems/';
const RETRY_AFTER_SECONDS = '2';

/** Names any error: an unforeseen one is `internal`, a passing one is `unavailable`. */
export const asDomainError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  return new DomainError(isPassing(error) ? 'unavailable' : 'internal');
};

const fill = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');

/** The text of a refusal for people, also for one line among many. */
export const wordsOf = ({ code, facts }: DomainError, language: Request['language']) => {
  const { title, detail } = PROBLEMS[code][language];
  return { title, detail: fill(detail, facts) };
};

/** RFC 9457. Only this function turns an error into an answer. */
export const problem = (
  error: DomainError,
  request: Pick<Request, 'requestId' | 'language'>,
): GatewayResult => {
  const { status } = PROBLEMS[error.code];
  const { title, detail } = wordsOf(error, request.language);
  const errors: readonly Fault[] = error.faults;
  return {
    statusCode: status,
    headers: {
      'content-type': PROBLEM_CONTENT_TYPE,
      'content-language': request.language,
      ...(status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
    },
    body: JSON.stringify({
      type: `${PROBLEM_TYPE_BASE}${error.code}`,
      title,
      status,
      detail,
      code: error.code,
      ...(errors.length > 0 && { errors }),
      requestId: request.requestId,
    }),
  };
};
