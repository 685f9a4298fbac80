import type { Page } from '../../page/page.ts';
import { becomeCheckPage } from './check.tsx';
import { becomeDeedPage } from './deed.tsx';
import { becomeOutgoingPage } from './outgoing.tsx';
import { becomePlacePage } from './place.tsx';
import { becomePlacesPage } from './places.tsx';
import { becomeSituationPage } from './situation.tsx';

export const PAGES: readonly Page[] = [
  becomePlacePage,
  becomePlacesPage,
  becomeSituationPage,
  becomeOutgoingPage,
  becomeDeedPage,
  becomeCheckPage,
];
