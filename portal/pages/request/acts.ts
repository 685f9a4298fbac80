import type { AnswerOf } from '../../client/contract.ts';

export type Request = AnswerOf<'GET /administrator-changes/{id}'>;

/** An administrator's answers, by the last word of the page that gives each. */
const ANSWERS = [
  'approve',
  'refuse',
  'object',
  'withdraw',
] as const satisfies readonly Request['can'][number][];
export type RequestAnswer = (typeof ANSWERS)[number];

/** The answers that this reader may give now: the register says so, and judges again. */
export const answersOf = ({ can }: Pick<Request, 'can'>): RequestAnswer[] =>
  ANSWERS.filter((answer) => can.includes(answer));

export const isAnswer = (text: string | undefined): text is RequestAnswer =>
  ANSWERS.some((answer) => answer === text);
