const PERSON = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';
const REVIEWER = '01KB0ZSD1K3M5N7P9Q1R3S5T7V';

export const exampleListedReview = {
  id: '01KB0ZX8A1B3C5D7E9F1G3H5J7',
  status: 'open',
  openedAt: '2026-11-23T08:00:00.000Z',
  deadlines: { endsAt: '2026-12-23T08:00:00.000Z', suspendsAt: '2027-02-21T08:00:00.000Z' },
  history: [{ status: 'open', at: '2026-11-23T08:00:00.000Z' }],
};

export const exampleReview = {
  ...exampleListedReview,
  counts: { total: 12, confirmed: 8, changed: 1, ended: 1, suspended: 0, left: 0, outstanding: 2 },
};

export const exampleReviewedCard = {
  personId: PERSON,
  familyName: 'Benali',
  givenName: 'Karim',
  email: 'karim.benali@clamart.example',
  role: 'declarant',
  status: 'active',
  grants: [
    {
      id: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
      services: { DSN: 'sign' },
      establishments: 'all',
      from: '2026-01-05T08:00:00.000Z',
    },
  ],
  version: 4,
  standing: 'confirmed',
  decision: {
    decision: 'confirm',
    by: { type: 'person', id: REVIEWER },
    byName: 'Marie Durand',
    at: '2026-11-24T09:12:00.000Z',
  },
};

export const exampleConfirmDecision = { personId: PERSON, decision: 'confirm', version: 3 };

export const exampleChangeDecision = {
  personId: REVIEWER,
  decision: 'change',
  version: 7,
  end: ['01KB0ZVQ2X8M4S6T7V9W1Y3A5C'],
  give: [{ services: { DSN: 'consult' }, establishments: 'all' }],
};

export const exampleResults = {
  results: [
    { outcome: 'done', personId: PERSON, decision: 'confirm', at: '2026-11-24T09:12:00.000Z' },
    {
      outcome: 'refused',
      personId: REVIEWER,
      decision: 'confirm',
      code: 'own-card',
      detail:
        'Personne ne revoit sa propre fiche tant qu’un autre administrateur peut le faire : demandez-le-lui.',
    },
  ],
};

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const exampleExportRow = {
  review: exampleListedReview.id,
  reviewStatus: 'signed',
  signedBy: REVIEWER,
  signedByName: 'Marie Durand',
  signedAt: '2026-11-25T10:00:00.000Z',
  marksHash: HASH,
  personId: PERSON,
  familyName: 'Benali',
  givenName: 'Karim',
  email: 'karim.benali@clamart.example',
  standing: 'confirmed',
  reason: '',
  decidedBy: REVIEWER,
  decidedByName: 'Marie Durand',
  decidedAt: '2026-11-24T09:12:00.000Z',
  lastEventHash: HASH,
};
