import type { Page } from '../../page/page.ts';
import { eventsPage } from './events.tsx';

export const PAGES: readonly Page[] = [eventsPage];
