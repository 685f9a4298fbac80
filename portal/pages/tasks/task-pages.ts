import type { AnswerOf } from '../../client/contract.ts';
import { PATHS } from '../../page/paths.ts';

type Task = AnswerOf<'GET /me'>['tasks'][number];

/** The register names what to POST to; the page that does it is the same address without its last word. */
const withoutVerb = ({ href }: Task): string => href.replace(/\/[^/]+$/, '');

const KEY_PAGE = 'key';

/** The page where a task is finished. */
export const pageOf = (task: Task): string => {
  if (task.kind === 'profile-confirmation') return PATHS.profile;
  if (task.kind === 'administrator-change-activation') return `${withoutVerb(task)}/${KEY_PAGE}`;
  // It has a page of its own, below the establishment.
  if (task.kind === 'succession') return task.href;
  return withoutVerb(task);
};
