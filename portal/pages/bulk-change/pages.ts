import type { Page } from '../../page/page.ts';
import { bulkChangePage } from './bulk-change.tsx';
import { bulkChangesPage } from './bulk-changes.tsx';

export const PAGES: readonly Page[] = [bulkChangesPage, bulkChangePage];
