import type { Page } from '../../page/page.ts';
import { confirmationPage } from './confirmation.tsx';
import { giveGrantPage } from './give.tsx';
import { grantPage } from './right.tsx';
import { memberRolePage } from './role.tsx';
import { suspensionPage } from './suspension.tsx';

export const PAGES: readonly Page[] = [
  confirmationPage,
  suspensionPage,
  memberRolePage,
  giveGrantPage,
  grantPage,
];
