import type { Page } from '../../page/page.ts';
import { overviewPage } from './overview.tsx';

export const PAGES: readonly Page[] = [overviewPage];
