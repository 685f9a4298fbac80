import type { AnswerOf } from '../../client/contract.ts';

export type Request = AnswerOf<'GET /administrator-changes/{id}'>;

/** An administrator's answers and an agent's, by the last word of the page that gives each. */
const ANSWERS = [
  'approve',
  'refuse',
  'object',
  'withdraw',
  'decide-as-support',
  'stop',
] as const satisfies readonly Request['can'][number][];
export type RequestAnswer = (typeof ANSWERS)[number];

/** The answers that this reader may give now: the register says so, and judges again. */
export const answersOf = ({ can }: Pick<Request, 'can'>): RequestAnswer[] =>
  ANSWERS.filter((answer) => can.includes(answer));

/** An answer with a page of reason alone: an agent's decision has its own. */
export type ReasonedAnswer = Exclude<RequestAnswer, 'decide-as-support'>;

export const isAnswer = (text: string | undefined): text is RequestAnswer =>
  ANSWERS.some((answer) => answer === text);
