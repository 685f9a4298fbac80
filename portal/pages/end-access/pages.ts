import type { Page } from '../../page/page.ts';
import { accessEndedPage } from './access-ended.tsx';
import { checkEndPage } from './check-end.tsx';
import { endAccessPage } from './end-access.tsx';

export const PAGES: readonly Page[] = [endAccessPage, checkEndPage, accessEndedPage];
