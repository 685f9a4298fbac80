const fr = {
  title: 'Renvoyer l’invitation',
  about: (day: string) =>
    `Elle attend une réponse jusqu’au ${day}. Corrigez ce qui est faux, puis renvoyez-la : elle vaudra 30 jours de plus.`,
  email: 'Adresse électronique',
  emailHint: 'À une autre adresse, c’est une autre invitation : la première est retirée.',
  givenName: 'Prénom',
  familyName: 'Nom',
  act: (name: string) => `Renvoyer l’invitation à ${name}`,
  leave: 'Ne rien changer',
  justSent: 'Elle vient de partir. Attendez une heure avant de la renvoyer, ou corrigez-la.',
};

const en: typeof fr = {
  title: 'Send the invitation again',
  about: (day) =>
    `It awaits an answer until ${day}. Correct what is wrong, then send it again: it then lasts 30 days more.`,
  email: 'E-mail address',
  emailHint: 'To another address it is another invitation: the first one is withdrawn.',
  givenName: 'Given name',
  familyName: 'Family name',
  act: (name) => `Send ${name} the invitation again`,
  leave: 'Change nothing',
  justSent: 'It was sent a moment ago. Wait an hour before sending it again, or correct it.',
};

export const sendAgainWords = { fr, en };
