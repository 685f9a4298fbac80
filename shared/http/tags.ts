/** The parts of the contract, with their descriptions in its document. Every route belongs to one. */
export const TAGS = {
  Référence: 'Ce que chacun peut lire : état, contrat, catalogue, aide.',
  'Ma fiche': 'La personne connectée.',
  Invitations: 'Répondre à une invitation.',
  Organismes: 'L’organisme, ses établissements, qui y peut quoi, et les preuves.',
  Membres: 'Les fiches d’accès, tenues par les administrateurs.',
  'Modifications groupées':
    'Ajouter et retirer de nombreux droits à la fois : contrôler, appliquer, annuler.',
  Mandats: 'Laisser un autre organisme agir dans des limites, et savoir qui y agit.',
  'Revue périodique': 'Confirmer, modifier ou terminer chaque fiche, une fois par an.',
  'Changement d’administrateur': 'De la demande du candidat à sa prise de fonction.',
  Contestations: 'Contester la perte de l’administration, et la réponse de l’assistance.',
  Décisions: 'OpenID AuthZEN Authorization API 1.0, pour les services déclaratifs.',
} as const;

export type Tag = keyof typeof TAGS;
