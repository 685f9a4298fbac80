import type { Page } from '../../page/page.ts';
import { accessibilityPage } from './accessibility.tsx';

export const PAGES: readonly Page[] = [accessibilityPage];
