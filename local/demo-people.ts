/** The people of the demonstration. They are fictional, under a domain name that nobody can own (RFC 2606). */
export interface DemoPerson {
  login: string;
  email: string;
  givenName: string;
  familyName: string;
  what: string;
  support?: true;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    login: 'marie.durand',
    email: 'marie.durand@clamart.example',
    givenName: 'Marie',
    familyName: 'Durand',
    what: 'administratrice, Commune de Clamart (219200235)',
  },
  {
    login: 'karim.benali',
    email: 'karim.benali@clamart.example',
    givenName: 'Karim',
    familyName: 'Benali',
    what: 'déclarant, Commune de Clamart : DSN signer, DSIJ déclarer',
  },
  {
    login: 'sophie.martin',
    email: 'sophie.martin@villeneuve.example',
    givenName: 'Sophie',
    familyName: 'Martin',
    what: 'administratrice, Commune de Villeneuve-les-Essais (219999018), 500 établissements',
  },
  {
    login: 'paul.lefevre',
    email: 'paul.lefevre@villeneuve.example',
    givenName: 'Paul',
    familyName: 'Lefèvre',
    what: 'administrateur, Commune de Villeneuve-les-Essais (219999018)',
  },
  {
    login: 'lea.petit',
    email: 'lea.petit@petit-essai.example',
    givenName: 'Léa',
    familyName: 'Petit',
    what: 'seule administratrice, Commune de Petit-Essai (219999026)',
  },
  {
    login: 'ines.moreau',
    email: 'ines.moreau@nouvelle.example',
    givenName: 'Inès',
    familyName: 'Moreau',
    what: 'aucun organisme',
  },
  {
    login: 'agnes.support',
    email: 'agnes.support@assistance.example',
    givenName: 'Agnès',
    familyName: 'Support',
    what: 'assistance',
    support: true,
  },
  {
    login: 'bruno.support',
    email: 'bruno.support@assistance.example',
    givenName: 'Bruno',
    familyName: 'Support',
    what: 'assistance',
    support: true,
  },
];

export const findDemoPerson = (login: string): DemoPerson | undefined =>
  DEMO_PEOPLE.find((person) => person.login === login);
