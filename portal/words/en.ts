import { englishDates } from './dates.ts';
import type { Words } from './words.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: Words = {
  lang: 'en',
  product: 'Trousseau',
  dates: englishDates,
  skip: 'Skip to content',
  logIn: 'Log in',
  logOut: 'Log out',
  myDetails: 'My details',
  otherLanguage: { language: 'fr', label: 'Français' },
  back: 'Back',
  menu: 'Menu',
  pages: 'Pages',
  nothing: 'None',
  footer: {
    help: 'Help',
    contacts: [
      { phone: '3679', href: 'tel:3679', label: 'Employers’ line' },
      { phone: '0 806 800 700', href: 'tel:+33806800700', label: 'Net-Entreprises hotline' },
    ],
    accessibility: 'Accessibility: not compliant, audit to come',
    data: 'Your data',
  },
  hotline: { phone: '0 806 800 700', href: 'tel:+33806800700' },
  errors: {
    prefix: 'Error: ',
    summary: (n) => (n === 1 ? 'There is one answer to correct' : `There are ${n} answers to correct`),
  },
  steps: { done: 'Done: ', now: 'Under way: ' },
  stepOf: (n, of) => `${n} of ${of}`,
  change: 'Change',
  optional: 'optional',
  choose: (what) => `Choose ${what}`,
  chosen: (n) => count(n, 'chosen', 'chosen'),
  filter: 'Filter',
  date: { day: 'Day', month: 'Month', year: 'Year' },
  organisationMenu: {
    overview: 'Overview',
    members: 'Members',
    coverage: 'Coverage',
    mandates: 'Mandates',
    requests: 'Requests',
    bulk: 'Bulk changes',
    reviews: 'Yearly review',
    events: 'Register',
    report: 'Who could sign?',
  },
  supportMenu: { label: 'Support', cases: 'Cases', risks: 'Isolated bodies', quotas: 'Limits reached' },
  roles: { administrator: 'Administrator', declarant: 'Declarant' },
  statuses: { invited: 'Invited', active: 'Active', suspended: 'Suspended', ended: 'Ended' },
  rights: { consult: 'Consult', declare: 'Declare', sign: 'Sign' },
  siret: 'SIRET',
  count,
};
