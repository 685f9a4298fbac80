interface Named {
  name: string;
  /** What it is for, where its name does not say. */
  about: string;
}

/** Declaration services as people call them; the register's own labels are for its documents. */
const fr: Readonly<Record<string, Named>> = {
  DSN: { name: 'Déclaration sociale nominative', about: 'Paie et cotisations, chaque mois' },
  PASRAU: { name: 'Prélèvement à la source, autres revenus', about: 'Indemnités des élus, pensions' },
  DPAE: { name: 'Déclaration préalable à l’embauche', about: 'Avant chaque arrivée' },
  DSIJ: { name: 'Attestation de salaire', about: 'Pour les indemnités journalières' },
  BPIJ: { name: 'Bordereaux des indemnités journalières', about: 'Ce que l’assurance maladie a versé' },
  DAT: { name: 'Déclaration d’accident du travail', about: 'Demande aussi le compte entreprise' },
  'COMPTE-ENTREPRISE': {
    name: 'Compte entreprise',
    about: 'Démarches maladie et risques professionnels',
  },
  'NOTIF-TAUX-ATMP': { name: 'Notification du taux AT/MP', about: 'Demande aussi le compte entreprise' },
  AER: { name: 'Attestation employeur', about: 'Pour France Travail, à chaque départ' },
  'CONTROLE-SIRET': { name: 'Contrôle de SIRET', about: 'Vérifier un établissement' },
  PEPS: { name: 'Plateforme employeurs publics', about: 'CNRACL, Ircantec, RAFP' },
  TOPAZE: { name: 'Prélèvement à la source, dépôt historique', about: 'Fermé' },
};

const en: typeof fr = {
  DSN: { name: 'Monthly social declaration', about: 'Pay and contributions, every month' },
  PASRAU: { name: 'Withholding tax, other income', about: 'Allowances of elected people, pensions' },
  DPAE: { name: 'Declaration before hiring', about: 'Before each arrival' },
  DSIJ: { name: 'Certificate of salary', about: 'For daily allowances' },
  BPIJ: { name: 'Statements of daily allowances', about: 'What the health insurance has paid' },
  DAT: { name: 'Declaration of a work accident', about: 'Needs the company account too' },
  'COMPTE-ENTREPRISE': { name: 'Company account', about: 'Health and occupational risks' },
  'NOTIF-TAUX-ATMP': { name: 'Notification of the AT/MP rate', about: 'Needs the company account too' },
  AER: { name: 'Certificate of employment', about: 'For France Travail, at each departure' },
  'CONTROLE-SIRET': { name: 'Check of a SIRET', about: 'To verify an establishment' },
  PEPS: { name: 'Platform of public employers', about: 'CNRACL, Ircantec, RAFP' },
  TOPAZE: { name: 'Withholding tax, former deposit', about: 'Closed' },
};

const SERVICES = { fr, en };

/** A service that has no words here yet is called by its code. */
export const serviceInWords = (language: keyof typeof SERVICES, code: string): Named =>
  SERVICES[language][code] ?? { name: code, about: '' };

/** In the order in which people ask for them. */
export const SERVICE_CODES: readonly string[] = Object.keys(fr);
