import type { AnswerOf } from '../../client/contract.ts';

export type Request = AnswerOf<'GET /administrator-changes/{id}'>;

/** An administrator's answers, by the last word of the page that gives each. */
export const ANSWERS = ['approve', 'refuse', 'object'] as const;
export type RequestAnswer = (typeof ANSWERS)[number];

/** The answers that this reader may give now: the register says so, and judges again. */
export const answersOf = ({ can }: Pick<Request, 'can'>): RequestAnswer[] => {
  const said: readonly string[] = can;
  // `decide` was said before approving and refusing were told apart.
  return ANSWERS.filter(
    (answer) =>
      said.includes(answer) || (said.includes('decide') && (answer === 'approve' || answer === 'refuse')),
  );
};

export const isAnswer = (text: string | undefined): text is RequestAnswer =>
  ANSWERS.some((answer) => answer === text);
