import { fr as common } from '../../words/fr.ts';
import { theBody } from '../../words/names.ts';

const { count } = common;

const fr = {
  title: (body: string) => `Qui peut agir pour ${theBody(body)}`,
  uncovered: {
    title: (n: number) =>
      n === 1 ? '1 déclaration que personne ne peut signer' : `${n} déclarations que personne ne peut signer`,
    about: (places: number) => (places === 1 ? 'Dans un établissement.' : `Dans ${places} établissements.`),
    one: (service: string, place: string) => `${service} : ${place}`,
    others: (n: number) => `et ${n} autres`,
    give: 'Donner ce droit à quelqu’un',
    see: 'Voir où, et donner ce droit',
  },
  alone: {
    title: (body: string) => `Une seule personne administre ${theBody(body)}`,
    about: 'En cas d’absence, plus personne ne peut donner ni retirer un accès.',
    cure: 'Désigner un second administrateur',
  },
  closed: (day: string) => `Cet organisme est fermé depuis le ${day}. Ce qui s’y est passé reste lisible.`,
  byService: 'Par service',
  caption: 'Combien d’établissements ont un signataire, par service',
  columns: { service: 'Service', places: 'Établissements', who: 'Qui peut signer' },
  covered: (n: number, of: number) => `${n} sur ${of}`,
  oneAlone: (n: number, of: number) => `${n} sur ${of}, une personne`,
  sometimesAlone: (n: number, of: number) => `${n} sur ${of}, parfois une seule`,
  nobody: 'personne',
  nobodyAtAll: 'Personne',
  underMandate: '(mandat)',
  more: (n: number) => `et ${count(n, 'autre', 'autres')}`,
  seePlaces: 'Voir établissement par établissement',
  noPlaces: 'Aucun établissement n’est ouvert : il n’y a rien à signer.',
  want: 'Je veux…',
  wants: {
    add: 'Ajouter un déclarant',
    remove: 'Retirer un déclarant',
    second: 'Désigner un second administrateur',
    mandate: 'Confier des déclarations à un centre de gestion',
    bulk: 'Changer beaucoup d’accès à la fois',
    report: 'Savoir qui pouvait signer un jour donné',
    events: 'Savoir ce qui s’est passé',
  },
  about: (body: string) => {
    const the = theBody(body);
    return the === body ? 'L’organisme' : the.charAt(0).toUpperCase() + the.slice(1);
  },
  siren: 'SIREN',
  sirenAbout:
    'Ses 9 chiffres sont les crans de la clé, en haut de page : vous reconnaissez vos organismes d’un coup d’œil.',
  places: 'Établissements',
  open: (n: number) => (n < 2 ? `${n} ouvert` : `${n} ouverts`),
  declarant: {
    lead: 'Vous déclarez pour cet organisme. Ce que vous pouvez y faire est sur votre fiche.',
    card: 'Voir ma fiche',
    tasks: 'Revenir à mes tâches',
  },
};

const en: typeof fr = {
  title: (body) => `Who may act for ${body}`,
  uncovered: {
    title: (n) => (n === 1 ? '1 declaration that nobody may sign' : `${n} declarations that nobody may sign`),
    about: (places) => (places === 1 ? 'In one establishment.' : `In ${places} establishments.`),
    one: (service, place) => `${service}: ${place}`,
    others: (n) => `and ${n} more`,
    give: 'Give this right to somebody',
    see: 'See where, and give this right',
  },
  alone: {
    title: (body) => `One person alone administers ${body}`,
    about: 'If they are away, nobody can give or take access any more.',
    cure: 'Name a second administrator',
  },
  closed: (day) => `This body has been closed since ${day}. What happened there can still be read.`,
  byService: 'By service',
  caption: 'How many establishments have a signatory, by service',
  columns: { service: 'Service', places: 'Establishments', who: 'Who may sign' },
  covered: (n, of) => `${n} of ${of}`,
  oneAlone: (n, of) => `${n} of ${of}, one person`,
  sometimesAlone: (n, of) => `${n} of ${of}, one alone in places`,
  nobody: 'nobody',
  nobodyAtAll: 'Nobody',
  underMandate: '(mandate)',
  more: (n) => `and ${n} more`,
  seePlaces: 'See establishment by establishment',
  noPlaces: 'No establishment is open: there is nothing to sign.',
  want: 'I want to…',
  wants: {
    add: 'Add a declarant',
    remove: 'Remove a declarant',
    second: 'Name a second administrator',
    mandate: 'Entrust declarations to a management centre',
    bulk: 'Change many accesses at once',
    report: 'Know who could sign on a given day',
    events: 'Know what has happened',
  },
  about: () => 'The body',
  siren: 'SIREN',
  sirenAbout: 'Its 9 digits are the cuts of the key above: you know your bodies at a glance.',
  places: 'Establishments',
  open: (n) => `${n} open`,
  declarant: {
    lead: 'You declare for this body. What you may do there is on your card.',
    card: 'See my card',
    tasks: 'Back to my tasks',
  },
};

export const overviewWords = { fr, en };
