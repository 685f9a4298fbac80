import { fr as common } from '../../words/fr.ts';

const { count } = common;

const fr = {
  title: 'Qui peut signer, où',
  lead: (places: number, services: number) =>
    `${count(places, 'établissement ouvert', 'établissements ouverts')}, ${count(services, 'service', 'services')} à signer.`,
  gaps: (n: number) =>
    n === 1
      ? '1 établissement a au moins une déclaration que personne ne peut signer.'
      : `${n} établissements ont au moins une déclaration que personne ne peut signer.`,
  noGap: 'Chaque déclaration peut être signée partout.',
  byService: 'Vue d’ensemble par service',
  counts: {
    uncovered: (n: number) => `${n} à découvert`,
    single: (n: number) => `${n} avec une seule personne`,
  },
  allCovered: 'couvert partout',
  meter: (service: string, uncovered: number, single: number, covered: number) =>
    `${service} : ${uncovered} à découvert, ${single} avec une seule personne, ${covered} couverts`,
  key: { none: '0 personne', one: '1 seule', more: '2 ou plus' },
  filter: 'Filtrer les établissements',
  q: 'Nom, ville ou SIRET',
  state: 'État',
  states: {
    '': (n: number) => `Tous (${n})`,
    uncovered: (n: number) => `À découvert (${n})`,
    single: (n: number) => `Une seule personne (${n})`,
    covered: (n: number) => `Couverts (${n})`,
  },
  service: 'Service',
  everyService: 'Tous',
  caption: 'Nombre de personnes qui peuvent signer, par établissement et par service',
  establishment: 'Établissement',
  groups: {
    uncovered: 'À découvert',
    single: 'Une seule personne',
    covered: 'Couverts par deux personnes ou plus',
  },
  cell: (service: string, place: string, n: number) =>
    `${service}, ${place} : ${n === 0 ? 'personne ne peut signer' : count(n, 'personne', 'personnes')}`,
  shown: (from: number, to: number, all: number) => `${from} à ${to} sur ${all}, les découverts d’abord`,
  nothingFound: 'Aucun établissement ne correspond.',
  all: 'Revoir tous les établissements',
  next: (n: number) => `${n} suivants`,
  first: 'Revenir au début',
  nothing: {
    title: 'Aucun établissement n’est ouvert',
    about: 'Il n’y a rien à signer. Les établissements ouverts apparaissent ici dès que l’INSEE les connaît.',
  },
  back: 'Couverture',
  place: {
    above: 'Qui peut signer',
    caption: 'Qui peut signer dans cet établissement, par service',
    who: 'Qui peut signer',
    nobody: 'Personne',
    act: 'Action',
    give: 'Donner ce droit',
    giveWhat: (service: string) => ` : ${service}`,
    siret: 'SIRET',
    address: 'Adresse',
    history: 'Ce qui a changé ici',
    noHistory: 'Rien n’a encore changé dans cet établissement.',
    partHistory: 'Rien parmi les changements les plus récents de l’organisme.',
    older: 'Plus ancien',
  },
  short: { 'NOTIF-TAUX-ATMP': 'AT/MP' },
  underMandate: '(mandat)',
  more: (n: number) => `et ${count(n, 'autre', 'autres')}`,
};

const en: typeof fr = {
  title: 'Who may sign, where',
  lead: (places, services) => `${places} open establishments, ${services} services to sign.`,
  gaps: (n) =>
    n === 1
      ? '1 establishment has a declaration that nobody may sign.'
      : `${n} establishments have a declaration that nobody may sign.`,
  noGap: 'Every declaration can be signed everywhere.',
  byService: 'Overview by service',
  counts: { uncovered: (n) => `${n} uncovered`, single: (n) => `${n} with one person alone` },
  allCovered: 'covered everywhere',
  meter: (service, uncovered, single, covered) =>
    `${service}: ${uncovered} uncovered, ${single} with one person alone, ${covered} covered`,
  key: { none: '0 people', one: '1 alone', more: '2 or more' },
  filter: 'Filter establishments',
  q: 'Name, town or SIRET',
  state: 'State',
  states: {
    '': (n) => `All (${n})`,
    uncovered: (n) => `Uncovered (${n})`,
    single: (n) => `One person alone (${n})`,
    covered: (n) => `Covered (${n})`,
  },
  service: 'Service',
  everyService: 'All',
  caption: 'How many people may sign, by establishment and service',
  establishment: 'Establishment',
  groups: { uncovered: 'Uncovered', single: 'One person alone', covered: 'Covered by two people or more' },
  cell: (service, place, n) =>
    `${service}, ${place}: ${n === 0 ? 'nobody may sign' : n === 1 ? '1 person' : `${n} people`}`,
  shown: (from, to, all) => `${from} to ${to} of ${all}, the uncovered first`,
  nothingFound: 'No establishment fits.',
  all: 'See all establishments again',
  next: (n) => `Next ${n}`,
  first: 'Back to the beginning',
  nothing: {
    title: 'No establishment is open',
    about: 'There is nothing to sign. Open establishments appear here as soon as INSEE knows them.',
  },
  back: 'Coverage',
  place: {
    above: 'Who may sign',
    caption: 'Who may sign in this establishment, by service',
    who: 'Who may sign',
    nobody: 'Nobody',
    act: 'Act',
    give: 'Give this right',
    giveWhat: (service) => `: ${service}`,
    siret: 'SIRET',
    address: 'Address',
    history: 'What has changed here',
    noHistory: 'Nothing has changed in this establishment yet.',
    partHistory: 'Nothing among the latest changes of the organisation.',
    older: 'Earlier',
  },
  short: { 'NOTIF-TAUX-ATMP': 'AT/MP' },
  underMandate: '(mandate)',
  more: (n) => `and ${n} more`,
};

export const coverageWords = { fr, en };
