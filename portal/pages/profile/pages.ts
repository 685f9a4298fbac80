import type { Page } from '../../page/page.ts';
import { correctProfilePage } from './correct-profile.tsx';
import { profilePage } from './profile.tsx';
import { profileDonePage } from './profile-done.tsx';

export const PAGES: readonly Page[] = [profilePage, correctProfilePage, profileDonePage];
