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
  quotas: {
    title: 'Limites atteintes',
    lead: 'Qui a été refusé parce que sa limite était atteinte, ces sept derniers jours, le plus récent d’abord. Une limite compte par personne, et nul ne la lève.',
    caption: 'Limites atteintes, les plus récentes d’abord',
    columns: {
      person: 'Personne',
      quota: 'Limite',
      at: 'Premier refus du jour',
      cure: 'Ce que l’on peut faire',
    },
    named:
      'La personne est désignée par son identifiant. Son nom ne se voit que dans un dossier qui attend l’assistance.',
    quotas: {
      'open-requests': (max: number) => `${max} demandes ouvertes à la fois`,
      'requests-today': (max: number) => `${max} demandes envoyées dans la journée`,
      'look-ups-today': (max: number) => `${max} organismes cherchés par SIRET dans la journée`,
    },
    cures: {
      'open-requests':
        'La personne annule une de ses demandes, ou attend une réponse. L’assistance traite celles qui sont dans ses dossiers.',
      'requests-today':
        'La personne peut demander de nouveau dès le lendemain. Les demandes refusées comptent aussi.',
      'look-ups-today':
        'La personne peut chercher de nouveau dès le lendemain, et faire sa demande le jour même sans cette réponse.',
    },
    none: 'Personne n’a atteint de limite ces sept derniers jours.',
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
  quotas: {
    title: 'Limits reached',
    lead: 'Who was refused because their limit was reached, in the last seven days, the newest first. A limit counts by person, and nobody lifts it.',
    caption: 'Limits reached, the newest first',
    columns: { person: 'Person', quota: 'Limit', at: 'First refusal of the day', cure: 'What can be done' },
    named: 'The person is given by their id. Their name is seen only in a case that waits for support.',
    quotas: {
      'open-requests': (max) => `${max} requests open at a time`,
      'requests-today': (max) => `${max} requests sent in a day`,
      'look-ups-today': (max) => `${max} bodies looked up by SIRET in a day`,
    },
    cures: {
      'open-requests':
        'They cancel one of their requests, or wait for an answer. Support deals with those among its cases.',
      'requests-today': 'They can ask again from the next day. Refused requests count too.',
      'look-ups-today':
        'They can look up again from the next day, and make their request the same day without that answer.',
    },
    none: 'Nobody has reached a limit in the last seven days.',
  },
  siren: (siren) => `SIREN ${siren}`,
  next: 'Rest of the list',
};

export const supportWords = { fr, en };
