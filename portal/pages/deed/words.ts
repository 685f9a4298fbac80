const fr = {
  type: 'Nature de l’acte',
  types: {
    deliberation: 'Délibération',
    order: 'Arrêté',
    election: 'Élection',
    contract: 'Contrat',
    other: 'Autre acte',
  },
  reference: 'Référence',
  referenceHint: 'Telle qu’écrite sur l’acte, par exemple 2026-114',
  referenceFault: 'Écrivez la référence de l’acte',
  date: 'Date de l’acte',
  dateHint: 'Par exemple 2 11 2026',
  dateFault: 'Écrivez une date du calendrier',
  cited: (type: string, reference: string, day: string) => `${type} ${reference} du ${day}`,
};

const en: typeof fr = {
  type: 'Kind of act',
  types: {
    deliberation: 'Deliberation',
    order: 'Order',
    election: 'Election',
    contract: 'Contract',
    other: 'Another act',
  },
  reference: 'Reference',
  referenceHint: 'As it is written on the act, such as 2026-114',
  referenceFault: 'Write the reference of the act',
  date: 'Date of the act',
  dateHint: 'For example 2 11 2026',
  dateFault: 'Write a day of the calendar',
  cited: (type, reference, day) => `${type} ${reference} of ${day}`,
};

/** An act that an organisation decides by: what is asked about it, and how it is cited. */
export const deedWords = { fr, en };
