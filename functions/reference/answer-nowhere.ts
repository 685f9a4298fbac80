import { DomainError } from '../../shared/domain/errors.ts';
import { finishAnswer } from '../../shared/http/finish-answer.ts';
import { routesAt } from '../../shared/http/match-path.ts';
import { languageOf } from '../../shared/http/negotiate.ts';
import { problem } from '../../shared/http/problem.ts';
import { COMMON_TEXTS } from '../../shared/http/problem-texts/texts.ts';
import type { GatewayEvent, GatewayResult } from '../../shared/http/request.ts';
import { report } from '../../shared/observability/report.ts';
import { ALL_ROUTES } from '../capabilities.ts';

/** The key of the route that gets what no other route takes. */
export const NOWHERE = '$default';

/** The methods of a path, for `Allow`. Empty where the path is none of the contract. */
const methodsAt = (path: string): string[] => {
  const methods = routesAt(ALL_ROUTES, path).map(({ method }) => method);
  return (methods.includes('GET') ? [...methods, 'HEAD'] : methods).sort();
};

/** Answers what no route takes: 405 with the methods of the path, or 404. Neither tells more than the public contract. */
export const answerNowhere = async (event: GatewayEvent): Promise<GatewayResult> => {
  const { requestId, http } = event.requestContext;
  const done = report(NOWHERE, { requestId });
  const allowed = methodsAt(event.rawPath);
  const error = new DomainError(allowed.length === 0 ? 'not-found' : 'method-not-allowed');
  const refused = problem(
    error,
    { requestId, language: languageOf(event.headers['accept-language']) },
    COMMON_TEXTS,
  );
  const headers = { ...refused.headers, ...(allowed.length > 0 && { allow: allowed.join(', ') }) };
  done.refused(error, error);
  done.answered(refused.statusCode);
  const answered = { method: http.method, path: event.rawPath, requestId, headers: event.headers };
  return finishAnswer({ ...refused, headers }, answered);
};
