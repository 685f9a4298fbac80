import type { Page } from '../../page/page.ts';
import { addDeclarantPage, removeDeclarantPage } from './choose-body.tsx';

export const PAGES: readonly Page[] = [addDeclarantPage, removeDeclarantPage];
