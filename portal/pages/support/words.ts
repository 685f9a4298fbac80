const fr = {
  cases: {
    title: 'Dossiers',
    lead: 'Les demandes qui attendent l’assistance, les plus anciennes d’abord. Deux agents différents doivent approuver.',
    caption: 'Demandes qui attendent l’assistance',
    columns: { who: 'Qui demande', body: 'Organisme', since: 'Depuis', state: 'État' },
    none: 'Aucun dossier n’attend.',
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
