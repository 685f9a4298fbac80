import { fr as shared } from '../../words/fr.ts';

const { count } = shared;

const fr = {
  title: (n: number) => `Quel droit donner à ${count(n, 'personne', 'personnes')} ?`,
  to: 'Pour',
  lead: 'Rien ne change encore. La page suivante montre ce qui changerait, personne par personne.',
  look: 'Voir ce qui changerait',
  leave: 'Abandonner',
  refused: 'Cela ne peut pas se contrôler',
};

const en: typeof fr = {
  title: (n) => `Which right for ${n} ${n === 1 ? 'person' : 'people'}?`,
  to: 'For',
  lead: 'Nothing changes yet. The next page shows what would change, person by person.',
  look: 'See what would change',
  leave: 'Give up',
  refused: 'This cannot be checked',
};

export const severalWords = { fr, en };
