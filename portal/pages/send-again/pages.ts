import type { Page } from '../../page/page.ts';
import { sendAgainPage } from './send-again.tsx';

export const PAGES: readonly Page[] = [sendAgainPage];
