import type { Page } from '../../page/page.ts';
import { tasksPage } from './tasks.tsx';

export const PAGES: readonly Page[] = [tasksPage];
