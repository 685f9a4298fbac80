import type { Page } from '../../page/page.ts';
import { casesPage } from './cases.tsx';
import { supportDecisionPage } from './decide.tsx';
import { quotasPage } from './quotas.tsx';
import { risksPage } from './risks.tsx';

export const PAGES: readonly Page[] = [supportDecisionPage, casesPage, risksPage, quotasPage];
