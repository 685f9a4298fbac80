import { DECLARATION_SERVICES } from '../../domain/declaration-services.ts';
import { foldText } from '../../domain/folded.ts';

/** What people call services, beside codes and labels of the catalogue. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['PASRAU', 'prélèvement à la source, autres revenus'],
  ['DSIJ', 'attestation de salaire'],
  ['BPIJ', 'bordereaux des indemnités journalières'],
  ['NOTIF-TAUX-ATMP', 'notification du taux AT/MP'],
  ['AER', 'attestation employeur'],
];

const byName = new Map<string, string>(
  [
    ...DECLARATION_SERVICES.flatMap(({ code, label }) =>
      // « Compte entreprise - vos démarches… », « Plateforme employeurs publics (CNRACL…) »: people write the beginning.
      [code, label, label.split(/ - | \(/)[0] ?? label].map((name) => [name, code] as const),
    ),
    ...OTHER_NAMES.map(([code, name]) => [name, code] as const),
  ].map(([name, code]) => [foldText(name), code]),
);

/** The code of the service that a cell names; the cell itself in capitals when the catalogue has no such one. */
export const serviceInCell = (text: string): string => byName.get(foldText(text)) ?? text.toUpperCase();
