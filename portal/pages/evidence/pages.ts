import type { Page } from '../../page/page.ts';
import { eventsPage } from './events.tsx';
import { reportPage } from './report.tsx';

export const PAGES: readonly Page[] = [eventsPage, reportPage];
