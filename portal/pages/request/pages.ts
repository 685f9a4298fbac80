import type { Page } from '../../page/page.ts';
import { answerPages } from './answer.tsx';
import { cancelPage } from './cancel.tsx';
import { followUpPage } from './follow-up.tsx';
import { keyOrderPage, keyPage } from './key.tsx';
import { requestsPage } from './requests.tsx';

export const PAGES: readonly Page[] = [
  followUpPage,
  keyPage,
  keyOrderPage,
  cancelPage,
  ...answerPages,
  requestsPage,
];
