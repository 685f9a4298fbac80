import { theBody } from '../../words/names.ts';

const fr = {
  title: 'Qui pouvait signer ?',
  lead: (body: string) =>
    `Une déclaration est contestée ? Retrouvez qui avait quel droit pour ${theBody(body)} ce jour-là. Ce qui a changé depuis n’y change rien.`,
  filter: 'Chercher qui avait un droit',
  siret: 'SIRET de l’établissement',
  service: 'Service',
  allServices: 'Tous',
  day: 'Jour',
  hour: 'Heure (Paris)',
  search: 'Chercher',
  faults: {
    siret: 'Écrivez les 14 chiffres d’un établissement de cet organisme',
    day: 'Choisissez un jour du calendrier, par exemple 2026-11-24',
    hour: 'Choisissez une heure, par exemple 11:40',
    later: 'Choisissez un moment déjà passé',
  },
  at: (day: string, hour: string) => `Le ${day} à ${hour}`,
  atPlace: (siret: string) => `Établissement ${siret}`,
  everyPlace: 'Tous les établissements',
  shown: (from: number, to: number) => `${from} à ${to}`,
  caption: 'Personnes et droits à cet instant',
  columns: { person: 'Personne', right: 'Droit', where: 'Où', since: 'En vertu de' },
  everywhere: 'Tous les établissements',
  places: (n: number) => (n === 1 ? '1 établissement' : `${n} établissements`),
  grantSince: (day: string) => `Droit donné à partir du ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  underMandate: 'sous mandat',
  signers: (n: number) =>
    n === 1 ? '1 personne avait le droit de signer' : `${n} personnes avaient le droit de signer`,
  noSigner: 'Personne n’avait le droit de signer',
  none: 'Personne n’avait de droit',
  noneAbout: 'À cet instant, le registre ne connaît aucun droit qui réponde à cette recherche.',
  closed:
    'Là où un établissement ou un service était fermé ce jour-là, personne ne pouvait signer, même avec ce droit.',
  made: (at: string, name: string) => `Établi le ${at} pour ${name}.`,
  next: 'Suite',
};

export type ReportWords = typeof fr;

const en: ReportWords = {
  title: 'Who could sign?',
  lead: (body) =>
    `Is a declaration contested? Find who had which right for ${body} on that day. What has changed since does not matter.`,
  filter: 'Search who had a right',
  siret: 'SIRET of the establishment',
  service: 'Service',
  allServices: 'All',
  day: 'Day',
  hour: 'Hour (Paris)',
  search: 'Search',
  faults: {
    siret: 'Write the 14 digits of an establishment of this body',
    day: 'Choose a day of the calendar, such as 2026-11-24',
    hour: 'Choose an hour, such as 11:40',
    later: 'Choose a moment that has passed',
  },
  at: (day, hour) => `${day}, ${hour}`,
  atPlace: (siret) => `Establishment ${siret}`,
  everyPlace: 'All establishments',
  shown: (from, to) => `${from} to ${to}`,
  caption: 'People and rights at that moment',
  columns: { person: 'Person', right: 'Right', where: 'Where', since: 'By virtue of' },
  everywhere: 'All establishments',
  places: (n) => (n === 1 ? '1 establishment' : `${n} establishments`),
  grantSince: (day) => `Right given from ${day}`,
  until: (day) => `until ${day}`,
  underMandate: 'under a mandate',
  signers: (n) => (n === 1 ? '1 person had the right to sign' : `${n} people had the right to sign`),
  noSigner: 'Nobody had the right to sign',
  none: 'Nobody had a right',
  noneAbout: 'At that moment the register knows of no right that answers to this search.',
  closed:
    'Where an establishment or a service was closed on that day, nobody could sign, even with this right.',
  made: (at, name) => `Made on ${at} for ${name}.`,
  next: 'Next',
};

export const reportWords = { fr, en };
