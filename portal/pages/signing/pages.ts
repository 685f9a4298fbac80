import type { Page } from '../../page/page.ts';
import { coverageCellPage } from './cell.tsx';
import { coverageCheckPage } from './cell-check.tsx';
import { coverageDonePage } from './cell-done.tsx';
import { coveragePage } from './coverage.tsx';
import { coveragePlacePage } from './place.tsx';

export const PAGES: readonly Page[] = [
  coveragePage,
  coveragePlacePage,
  coverageCellPage,
  coverageCheckPage,
  coverageDonePage,
];
