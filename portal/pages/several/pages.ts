import type { Page } from '../../page/page.ts';
import { giveToSeveralPage } from './give-to-several.tsx';

export const PAGES: readonly Page[] = [giveToSeveralPage];
