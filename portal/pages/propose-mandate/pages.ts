import type { Page } from '../../page/page.ts';
import { proposeCheckPage } from './check.tsx';
import { proposeDeedPage } from './deed.tsx';
import { proposeRightsPage } from './what.tsx';
import { proposeMandatePage } from './who.tsx';

export const PAGES: readonly Page[] = [
  proposeMandatePage,
  proposeRightsPage,
  proposeDeedPage,
  proposeCheckPage,
];
