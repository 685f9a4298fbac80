import type { Page } from '../../page/page.ts';
import { bulkChangePage } from './bulk-change.tsx';
import { bulkChangesPage } from './bulk-changes.tsx';
import { differencesPage } from './differences.tsx';
import { faultyLinesPage } from './faulty-lines.tsx';
import { fileAddressForm, sendFilePage } from './send-file.tsx';

export const PAGES: readonly Page[] = [
  bulkChangesPage,
  sendFilePage,
  fileAddressForm,
  bulkChangePage,
  faultyLinesPage,
  differencesPage,
];
