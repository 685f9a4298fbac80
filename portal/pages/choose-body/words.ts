import { ofPerson } from '../../words/names.ts';

const fr = {
  title: {
    add: 'Pour quel organisme ajouter quelqu’un ?',
    remove: 'Quel organisme la personne quitte-t-elle ?',
  },
  who: (name: string) => `Vous êtes connecté sous le nom ${ofPerson(name)}.`,
  role: 'Vous l’administrez',
  tasks: 'Voir d’abord toutes mes tâches',
  none: {
    add: 'Pour ajouter quelqu’un, il faut administrer',
    remove: 'Pour mettre fin à un accès, il faut administrer',
  },
  noneAbout:
    'Vous n’administrez aucun organisme avec cette adresse. Une personne qui administre le vôtre peut le faire, ou vous nommer.',
  become: 'Demander à administrer un organisme',
};

const en: typeof fr = {
  title: {
    add: 'For which organisation to add somebody?',
    remove: 'Which organisation does the person leave?',
  },
  who: (name) => `You are logged in as ${name}.`,
  role: 'You administer it',
  tasks: 'See all my tasks first',
  none: { add: 'To add somebody, one must administer', remove: 'To end an access, one must administer' },
  noneAbout:
    'You administer no organisation with this address. Somebody who administers yours can do it, or appoint you.',
  become: 'Ask to administer an organisation',
};

export const chooseWords = { fr, en };
