import type { Page } from '../../page/page.ts';
import { guidePages } from './guide.tsx';

export const PAGES: readonly Page[] = [...guidePages];
