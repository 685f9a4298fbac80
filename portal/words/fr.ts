import { frenchDates } from './dates.ts';

/** « 2 réponses », « 1 réponse », « 0 réponse »: French has its singular up to 1. */
const count = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;

/** Words that pages share. Spaces are plain here: `typeset` sets those that no line may break at. */
export const fr = {
  lang: 'fr',
  product: 'Trousseau',
  dates: frenchDates,
  skip: 'Aller au contenu',
  logIn: 'Se connecter',
  logOut: 'Se déconnecter',
  myDetails: 'Mes coordonnées',
  otherLanguage: { language: 'en', label: 'English' },
  back: 'Retour',
  menu: 'Menu',
  pages: 'Pages',
  nothing: 'Aucun',
  footer: {
    help: 'Aide',
    contacts: [
      { phone: '3679', href: 'tel:3679', label: 'Plateforme employeurs' },
      { phone: '0 806 800 700', href: 'tel:+33806800700', label: 'Hotline Net-Entreprises' },
    ],
    accessibility: 'Accessibilité : non conforme, audit à venir',
    data: 'Vos données',
  },
  hotline: { phone: '0 806 800 700', href: 'tel:+33806800700' },
  errors: {
    /** Before the title of a page whose form has faults, and before each sentence, for those who only hear it. */
    prefix: 'Erreur : ',
    summary: (n: number) => (n === 1 ? 'Il y a une réponse à corriger' : `Il y a ${n} réponses à corriger`),
  },
  steps: { done: 'Fait : ', now: 'En cours : ' },
  stepOf: (n: number, of: number) => `${n} sur ${of}`,
  change: 'Modifier',
  optional: 'facultatif',
  choose: (what: string) => `Choisir ${what}`,
  chosen: (n: number) => `${count(n, 'choix fait', 'choix faits')}`,
  filter: 'Filtrer',
  date: { day: 'Jour', month: 'Mois', year: 'Année' },
  organisationMenu: {
    overview: 'Vue d’ensemble',
    members: 'Membres',
    coverage: 'Couverture',
    mandates: 'Mandats',
    requests: 'Demandes',
    bulk: 'Changements groupés',
    reviews: 'Revue annuelle',
    events: 'Registre',
    report: 'Qui pouvait signer ?',
  },
  supportMenu: {
    label: 'Assistance',
    cases: 'Dossiers',
    risks: 'Organismes isolés',
    quotas: 'Limites atteintes',
  },
  roles: { administrator: 'Administrateur', declarant: 'Déclarant' },
  statuses: { invited: 'Invité', active: 'Actif', suspended: 'Suspendu', ended: 'Terminé' },
  rights: { consult: 'Consulter', declare: 'Déclarer', sign: 'Signer' },
  siret: 'SIRET',
  count,
};
