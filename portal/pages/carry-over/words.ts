const fr = {
  above: 'Établissement qui change de SIRET',
  title: (n: number) =>
    n === 1 ? 'Reporter les droits d’une personne' : `Reporter les droits de ${n} personnes`,
  about: (day: string) =>
    `D’après le répertoire Sirene, l’ancien établissement est fermé à compter du ${day}. Les droits qui nomment son SIRET ne valent pas sur le nouveau.`,
  changed: 'Quelqu’un a changé des droits entre-temps : rien n’est encore reporté. Voici ce qui le serait.',
  former: 'Ancien SIRET',
  next: 'Nouvel établissement',
  from: 'Quand',
  now: 'Dès que vous confirmez',
  who: 'Personne',
  what: 'Droits sur le nouveau SIRET',
  caption: 'Qui reçoit quoi',
  until: (day: string) => `jusqu’au ${day}`,
  more: (n: number) => (n === 1 ? 'Et une autre personne.' : `Et ${n} autres personnes.`),
  left: 'Ces droits ne sont pas reportés',
  why: {
    suspended: 'accès suspendu : donnez-lui ses droits quand vous le rétablirez',
    refused: 'un droit qui ne peut plus être donné, ou une fiche pleine',
  },
  nothingLost: 'Personne ne perd de droit. Vous pourrez annuler pendant 30 jours.',
  button: 'Reporter les droits',
  leave: 'Ne rien changer',
  nothing: {
    title: 'Il n’y a rien à reporter',
    about: 'Personne n’a sur l’ancien SIRET de droit qui manque sur le nouveau.',
    members: 'Voir les membres',
  },
  name: {
    title: 'Quel établissement a pris la suite ?',
    about: 'Le répertoire Sirene ne le dit pas. Vous verrez qui reçoit quoi avant de confirmer.',
    siret: 'SIRET du nouvel établissement',
    hint: '14 chiffres. Il est du même organisme, et ouvert.',
    fault: 'Écrivez les 14 chiffres du SIRET d’un établissement ouvert de cet organisme',
    button: 'Continuer',
  },
  cannot: 'Ce n’est pas possible',
};

const en: typeof fr = {
  above: 'Establishment with another SIRET',
  title: (n) => (n === 1 ? 'Carry one person’s rights over' : `Carry the rights of ${n} people over`),
  about: (day) =>
    `According to Sirene, the former establishment is closed from ${day} on. Rights that name its SIRET do not hold on the new one.`,
  changed: 'Somebody has changed rights meanwhile: nothing is carried over yet. This is what would be.',
  former: 'Former SIRET',
  next: 'New establishment',
  from: 'When',
  now: 'As soon as you confirm',
  who: 'Person',
  what: 'Rights on the new SIRET',
  caption: 'Who is given what',
  until: (day) => `until ${day}`,
  more: (n) => (n === 1 ? 'And one more person.' : `And ${n} more people.`),
  left: 'These rights are not carried over',
  why: {
    suspended: 'access suspended: give them their rights when you restore it',
    refused: 'a right that can be given no more, or a full card',
  },
  nothingLost: 'Nobody loses a right. You can undo this for 30 days.',
  button: 'Carry the rights over',
  leave: 'Change nothing',
  nothing: {
    title: 'There is nothing to carry over',
    about: 'Nobody has a right on the former SIRET that is missing on the new one.',
    members: 'See the members',
  },
  name: {
    title: 'Which establishment has taken over?',
    about: 'Sirene does not say. You see who is given what before you confirm.',
    siret: 'SIRET of the new establishment',
    hint: '14 digits. It is of the same body, and open.',
    fault: 'Write the 14 digits of the SIRET of an open establishment of this body',
    button: 'Go on',
  },
  cannot: 'This is not possible',
};

export const carryOverWords = { fr, en };
