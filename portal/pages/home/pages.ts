import type { Page } from '../../page/page.ts';
import { helpPage, homePage } from './home.tsx';

export const PAGES: readonly Page[] = [homePage, helpPage];
