import type { Page } from '../../page/page.ts';
import { carryOverPage } from './carry-over.tsx';

export const PAGES: readonly Page[] = [carryOverPage];
