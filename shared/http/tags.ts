/**
 * The parts of the contract, with their names and descriptions in its document. The names are ASCII, because generators make
 * names of files and classes of them. Every route belongs to one.
 */
export const TAGS = {
  Référence: { name: 'reference', description: 'Ce que chacun peut lire : état, contrat, catalogue, aide.' },
  'Ma fiche': { name: 'profile', description: 'La personne connectée.' },
  Invitations: { name: 'invitations', description: 'Répondre à une invitation.' },
  Organismes: {
    name: 'organisations',
    description: 'L’organisme, ses établissements, qui y peut quoi, et les preuves.',
  },
  Membres: { name: 'members', description: 'Les fiches d’accès, tenues par les administrateurs.' },
  'Modifications groupées': {
    name: 'bulk-changes',
    description: 'Ajouter et retirer de nombreux droits à la fois : contrôler, appliquer, annuler.',
  },
  Mandats: {
    name: 'mandates',
    description: 'Laisser un autre organisme agir dans des limites, et savoir qui y agit.',
  },
  'Revue périodique': {
    name: 'reviews',
    description: 'Confirmer, modifier ou terminer chaque fiche, une fois par an.',
  },
  'Changement d’administrateur': {
    name: 'administrator-changes',
    description: 'De la demande du candidat à sa prise de fonction.',
  },
  Contestations: {
    name: 'contests',
    description: 'Contester la perte de l’administration, et la réponse de l’assistance.',
  },
  Décisions: {
    name: 'decisions',
    description: 'OpenID AuthZEN Authorization API 1.0, pour les services déclaratifs.',
  },
} as const;

export type Tag = keyof typeof TAGS;
