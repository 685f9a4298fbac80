import type { Page } from '../../page/page.ts';
import { membersPage } from './members.tsx';

export const PAGES: readonly Page[] = [membersPage];
