const fr = {
  title: 'Qui peut déclarer pour votre organisme ?',
  lead: 'Mairies, hôpitaux, départements : gardez à jour la liste des personnes qui consultent, déclarent et signent sur Net-Entreprises. Gratuit, en ligne, sans formulaire d’aide.',
  logIn: 'Se connecter',
  tasks: 'Voir mes tâches',
  how: 'Comment ça marche',
  topics: {
    'candidate-administrator': {
      title: 'L’administrateur change',
      about:
        'Vous prenez sa suite, ou vous le rejoignez. 3 pages, et vous savez quand ce sera fait, même si personne ne répond.',
    },
    'add-declarants': {
      title: 'Ajouter des déclarants',
      about: 'Une personne en 4 pages. Elle accepte par message, et peut déclarer aussitôt.',
    },
    'remove-declarants': {
      title: 'Supprimer des déclarants',
      about: 'Effet immédiat. Vous voyez d’abord ce que plus personne ne pourrait signer.',
    },
  },
  inTheHelp: (label: string) => `Dans l’aide : « ${label} »`,
  whoDoesWhat: 'Qui fait quoi',
  actors: [
    {
      who: 'L’administrateur',
      does: 'Il donne et retire les accès. Un organisme devrait en avoir deux : si le seul part, plus personne ne peut donner de droits.',
    },
    {
      who: 'Le déclarant',
      does: 'Il consulte, déclare ou signe ce que l’administrateur lui confie, établissement par établissement.',
    },
    {
      who: 'Le mandataire',
      does: 'Un centre de gestion ou un cabinet agit pour vous, jamais au-delà du mandat que vous lui donnez.',
    },
  ],
  speak: 'Parler à quelqu’un',
  upToDate: 'Un profil à jour',
  upToDateBefore:
    'C’est l’assurance d’une bonne communication avec les organismes de protection sociale. Une fois par an, un clic suffit :',
  confirm: 'confirmer mes coordonnées',
};

type HomeWords = typeof fr;
export type TopicCode = keyof HomeWords['topics'];

const en: HomeWords = {
  title: 'Who may declare for your body?',
  lead: 'Town halls, hospitals, departments: keep up to date who consults, declares and signs on Net-Entreprises. Free, online, without a help form.',
  logIn: 'Log in',
  tasks: 'See my tasks',
  how: 'How it works',
  topics: {
    'candidate-administrator': {
      title: 'The administrator changes',
      about:
        'You take over, or you join them. 3 pages, and you know when it will be done, even if nobody answers.',
    },
    'add-declarants': {
      title: 'Add declarants',
      about: 'One person in 4 pages. They accept by message, and may declare at once.',
    },
    'remove-declarants': {
      title: 'Remove declarants',
      about: 'At once. You see first what nobody could sign any more.',
    },
  },
  inTheHelp: (label) => `In the help: “${label}”`,
  whoDoesWhat: 'Who does what',
  actors: [
    {
      who: 'The administrator',
      does: 'They give access and take it back. A body should have two: when the only one leaves, nobody can give rights any more.',
    },
    {
      who: 'The declarant',
      does: 'They consult, declare or sign what the administrator entrusts to them, place by place.',
    },
    {
      who: 'The mandatary',
      does: 'A management centre or an accountant acts for you, never further than the mandate that you give.',
    },
  ],
  speak: 'Speak to somebody',
  upToDate: 'A profile that is up to date',
  upToDateBefore: 'It ensures that social protection bodies can reach you. Once a year, one click is enough:',
  confirm: 'confirm my details',
};

export const homeWords = { fr, en };
