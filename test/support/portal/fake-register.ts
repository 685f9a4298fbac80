import { ALL_ROUTES } from '../../../functions/capabilities.ts';
import type { AnswerOf, Asking, RouteKey } from '../../../portal/client/contract.ts';
import { RegisterRefusal } from '../../../portal/client/refusal.ts';
import type { AskRegister } from '../../../portal/client/register.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { problem } from '../../../shared/http/problem.ts';
import { ALL_TEXTS } from '../../../shared/http/problem-texts/problem-texts.ts';
import type { Route } from '../../../shared/http/route.ts';

/** The refusal as the register words it. */
export const refusal = (...refused: ConstructorParameters<typeof DomainError>): RegisterRefusal => {
  const told = { requestId: 'request-1', language: 'fr' } as const;
  const { statusCode, body } = problem(new DomainError(...refused), told, ALL_TEXTS);
  return new RegisterRefusal(statusCode, JSON.parse(body ?? ''));
};

/** What the register answers instead of the contract's example: a body, or an error that is thrown. */
export type Answers = { [K in RouteKey]?: AnswerOf<K> | Error };

export interface Asked {
  key: RouteKey;
  asking: Asking<RouteKey>;
  /** Whose token it came with; none for what anybody may ask. */
  token: string | undefined;
}

/** A register that answers with the contract's examples, and remembers what it was asked. */
export const fakeRegister = () => {
  const asked: Asked[] = [];
  let answers: Answers = {};
  const examples = new Map(ALL_ROUTES.map((route: Route) => [route.key as string, route.answer.example]));
  const answerOf = (key: RouteKey): unknown => answers[key] ?? examples.get(key);
  return {
    asked,
    answerWith: (given: Answers): void => {
      asked.length = 0;
      answers = given;
    },
    open: (token: (() => Promise<string>) | undefined): AskRegister =>
      (async (key: RouteKey, asking: Asking<RouteKey>) => {
        asked.push({ key, asking, token: await token?.() });
        const answer = answerOf(key);
        if (answer instanceof Error) throw answer;
        return structuredClone(answer);
      }) as AskRegister,
  };
};
