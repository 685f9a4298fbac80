const fr = {
  cases: {
    title: 'Dossiers',
    lead: 'Les demandes qui attendent l’assistance, les plus anciennes d’abord. Deux agents différents doivent approuver.',
    caption: 'Demandes qui attendent l’assistance',
    columns: { who: 'Qui demande', body: 'Organisme', since: 'Depuis', state: 'État' },
    none: 'Aucun dossier n’attend.',
    deal: 'Recevoir le prochain dossier',
    dealAbout:
      'La file distribue les dossiers : personne ne choisit le sien. Vous gardez le vôtre jusqu’à votre réponse, un jour au plus.',
    nothing: 'Aucun dossier à vous confier maintenant.',
  },
  decide: {
    title: 'Votre décision',
    lead: 'Deux agents différents doivent approuver, ou refuser. Vous répondez sans connaître la réponse de l’autre.',
    against: 'Ce qui est opposé à la demande',
    decision: 'Que décidez-vous ?',
    decisions: { approve: 'J’approuve', refuse: 'Je refuse' },
    about: {
      approve: 'Avec l’accord d’un second agent, la personne administrera l’organisme.',
      refuse: 'La demande s’arrête si un second agent refuse aussi.',
    },
    decisionFault: 'Choisissez votre décision',
    checked: 'Pour approuver : qu’avez-vous vérifié ?',
    checkedHint: 'Jamais par un numéro que donne la demande.',
    checks: {
      'deed-at-its-publisher': 'J’ai lu l’acte là où il est publié',
      'call-to-public-directory': 'J’ai appelé un numéro de l’annuaire public',
    },
    checkedFault: 'Dites ce que vous avez vérifié',
    reason: 'Ce que vous avez constaté',
    reasonHint: 'Reste au registre. 500 caractères au plus.',
    reasonFault: 'Dites en une phrase ce que vous avez constaté',
    act: 'Enregistrer ma décision',
    leave: 'Revenir à la demande',
    notDealt: 'Ce dossier ne vous est plus confié. Demandez le prochain dans la liste des dossiers.',
  },
  risks: {
    title: 'Organismes isolés',
    lead: 'Leur seul administrateur ne répond plus. Un organisme quitte la liste quand son profil est confirmé ou qu’un autre administre.',
    caption: 'Organismes isolés, les plus anciens d’abord',
    columns: {
      body: 'Organisme',
      administrator: 'Administrateur',
      phone: 'Téléphone',
      since: 'Sans réponse depuis',
    },
    none: 'Aucun organisme n’est isolé.',
    noPhone: 'Aucun numéro connu',
  },
  siren: (siren: string) => `SIREN ${siren}`,
  next: 'Suite de la liste',
};

const en: typeof fr = {
  cases: {
    title: 'Cases',
    lead: 'Requests that wait for support, the oldest first. Two different agents must approve.',
    caption: 'Requests that wait for support',
    columns: { who: 'Who asks', body: 'Body', since: 'Since', state: 'State' },
    none: 'No case waits.',
    deal: 'Take the next case',
    dealAbout:
      'The queue deals the cases: nobody picks one. You keep yours until you answer, for a day at most.',
    nothing: 'There is no case for you now.',
  },
  decide: {
    title: 'Your decision',
    lead: 'Two different agents must approve, or refuse. You answer without knowing the other one’s answer.',
    against: 'What stands against the request',
    decision: 'What do you decide?',
    decisions: { approve: 'I approve', refuse: 'I refuse' },
    about: {
      approve: 'When a second agent agrees, the person will administer the body.',
      refuse: 'The request stops if a second agent refuses too.',
    },
    decisionFault: 'Choose your decision',
    checked: 'To approve: what have you checked?',
    checkedHint: 'Never by a number that the request gives.',
    checks: {
      'deed-at-its-publisher': 'I have read the act where it is published',
      'call-to-public-directory': 'I have called a number of the public directory',
    },
    checkedFault: 'Say what you have checked',
    reason: 'What you found',
    reasonHint: 'It stays in the register. At most 500 characters.',
    reasonFault: 'Say in one sentence what you found',
    act: 'Record my decision',
    leave: 'Back to the request',
    notDealt: 'This case is yours no more. Ask for the next one in the list of cases.',
  },
  risks: {
    title: 'Isolated bodies',
    lead: 'Their only administrator answers no more. A body leaves the list when their profile is confirmed or somebody else administers.',
    caption: 'Isolated bodies, the oldest first',
    columns: { body: 'Body', administrator: 'Administrator', phone: 'Phone', since: 'No answer since' },
    none: 'No body is isolated.',
    noPhone: 'No number known',
  },
  siren: (siren) => `SIREN ${siren}`,
  next: 'Rest of the list',
};

export const supportWords = { fr, en };
