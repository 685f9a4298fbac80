import { theBody } from '../../words/names.ts';

const fr = {
  procedure: 'Proposer un mandat',
  step: (n: number) => `Proposer un mandat · ${n} sur 3`,
  go: 'Continuer',
  leave: 'Abandonner',
  who: {
    title: 'À qui confier des déclarations ?',
    about: 'Un centre de gestion, un autre organisme public, un cabinet comptable.',
    siren: 'SIREN',
    sirenHint: '9 chiffres. Les espaces ne comptent pas.',
    name: 'Son nom',
    nameHint: 'Nécessaire seulement si nous ne connaissons pas cet organisme.',
  },
  what: {
    title: (body: string) => `Que pourra faire ${theBody(body)} ?`,
    about: 'C’est un plafond : le mandataire choisit qui agit, jamais au-delà.',
    not: (services: string) => `Ne peut pas être confié : ${services}.`,
  },
  deed: {
    title: 'Quel acte le décide ?',
    about: 'Ses références suffisent : rien à envoyer.',
    until: 'Fin du mandat (facultatif)',
    untilHint: 'Dernier jour, par exemple 31 12 2027. Nous vous prévenons 30 jours avant.',
  },
  check: {
    title: 'Vérifiez avant de proposer',
    to: 'À',
    next: (day: string) =>
      `Le mandataire a jusqu’au ${day} pour accepter. Vous verrez toujours qui agit, et pourrez réduire ou arrêter le mandat à tout moment, avec effet immédiat.`,
    act: 'Proposer le mandat',
  },
  faults: {
    siren: 'Écrivez un SIREN de 9 chiffres',
    own: 'C’est votre propre organisme : écrivez le SIREN d’un autre',
    unknown: 'Nous ne connaissons pas ce SIREN. Vérifiez-le, et écrivez le nom de l’organisme',
    nameLong: 'Raccourcissez ce nom',
    until: 'Écrivez un jour à venir, par exemple 31 12 2027, ou rien',
  },
};

const en: typeof fr = {
  procedure: 'Propose a mandate',
  step: (n) => `Propose a mandate · ${n} of 3`,
  go: 'Continue',
  leave: 'Give up',
  who: {
    title: 'To whom do you entrust declarations?',
    about: 'A management centre, another public body, an accountant.',
    siren: 'SIREN',
    sirenHint: '9 digits. Spaces do not matter.',
    name: 'Its name',
    nameHint: 'Needed only if we do not know this body.',
  },
  what: {
    title: (body) => `What will ${body} be able to do?`,
    about: 'This is a ceiling: the mandated body chooses who acts, never beyond it.',
    not: (services) => `Cannot be entrusted: ${services}.`,
  },
  deed: {
    title: 'Which act decides it?',
    about: 'Its references are enough: nothing to send.',
    until: 'End of the mandate (optional)',
    untilHint: 'Last day, for example 31 12 2027. We tell you 30 days before.',
  },
  check: {
    title: 'Check before you propose',
    to: 'To',
    next: (day) =>
      `The mandated body has until ${day} to accept. You always see who acts, and can narrow or stop the mandate at any time, at once.`,
    act: 'Propose the mandate',
  },
  faults: {
    siren: 'Write a SIREN of 9 digits',
    own: 'This is your own body: write the SIREN of another one',
    unknown: 'We do not know this SIREN. Check it, and write the name of the body',
    nameLong: 'Shorten this name',
    until: 'Write a day to come, for example 31 12 2027, or nothing',
  },
};

export const proposeWords = { fr, en };
