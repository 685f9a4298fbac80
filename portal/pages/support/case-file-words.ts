const fr = {
  body: 'Organisme',
  siren: (siren: string) => `SIREN ${siren}`,
  noAddress: 'Aucune adresse connue',
  administrators: 'Qui l’administre',
  noAdministrator: 'Personne',
  never: 'jamais connecté',
  last: (day: string) => `dernière connexion le ${day}`,
  reminders: 'Rappels envoyés aux administrateurs',
  noReminder: 'Aucun',
  earlier: 'Autres demandes de la même personne',
  noEarlier: 'Aucune',
  answered: 'Premier agent',
  answeredBy: (name: string, day: string) =>
    `${name} a répondu le ${day}. Sa réponse et son motif se lisent quand vous avez répondu.`,
  noAnswer: 'Vous répondez en premier',
};

const en: typeof fr = {
  body: 'Body',
  siren: (siren) => `SIREN ${siren}`,
  noAddress: 'No address known',
  administrators: 'Who administers it',
  noAdministrator: 'Nobody',
  never: 'never logged in',
  last: (day) => `last logged in on ${day}`,
  reminders: 'Reminders sent to the administrators',
  noReminder: 'None',
  earlier: 'Other requests of the same person',
  noEarlier: 'None',
  answered: 'First agent',
  answeredBy: (name, day) =>
    `${name} answered on ${day}. Their answer and reason can be read once you have answered.`,
  noAnswer: 'You answer first',
};

export const caseFileWords = { fr, en };
