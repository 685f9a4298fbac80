import type { Page } from '../../page/page.ts';
import { acceptMandatePage, refuseMandatePage } from './answer.tsx';
import { endMandatePage } from './end.tsx';
import { giveUnderMandatePage } from './give.tsx';
import { mandatePage } from './mandate.tsx';
import { mandatesPage } from './mandates.tsx';
import { narrowMandatePage } from './narrow.tsx';

export const PAGES: readonly Page[] = [
  mandatesPage,
  mandatePage,
  acceptMandatePage,
  refuseMandatePage,
  endMandatePage,
  narrowMandatePage,
  giveUnderMandatePage,
];
