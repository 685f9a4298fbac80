const townHall = {
  siret: '21920023500014',
  name: 'MAIRIE',
  address: { lines: ['1 PLACE MAURICE GUNSBOURG'], postalCode: '92140', city: 'CLAMART' },
};

export const exampleEstablishmentFound = {
  ...townHall,
  siren: '219200235',
  organisation: 'COMMUNE DE CLAMART',
  headOffice: true,
  status: 'open',
  hasAdministrator: true,
  letterTo: townHall,
};

export const exampleRequest = {
  siret: '21920023500014',
  reason: 'Départ à la retraite de l’administratrice.',
  evidence: {
    type: 'deliberation',
    reference: '2026-114',
    date: '2026-11-19',
    effectiveDate: '2026-12-01',
  },
  outgoing: { email: 'marie.durand@clamart.example', access: 'keep-as-declarant' },
};

export const exampleAdministratorChange = {
  id: '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  kind: 'replacement',
  siren: '219200235',
  organisation: 'COMMUNE DE CLAMART',
  siret: '21920023500014',
  candidate: {
    personId: '01KB0ZXN2P4Q6R8S0T2V4W6X8Y',
    familyName: 'Moreau',
    givenName: 'Inès',
    email: 'ines.moreau@courriel.example',
  },
  reason: exampleRequest.reason,
  evidence: exampleRequest.evidence,
  outgoing: {
    personId: '01KB0ZSD1K3M5N7P9Q1R3S5T7V',
    access: 'keep-as-declarant',
    familyName: 'Durand',
    givenName: 'Marie',
  },
  requestedAt: '2026-11-23T08:00:00.000Z',
  state: 'pending',
  since: '2026-11-23T08:00:00.000Z',
  history: [{ status: 'pending', at: '2026-11-23T08:00:00.000Z' }],
  deadlines: [{ what: 'reminder', at: '2026-11-26T08:00:00.000Z' }],
  isOpposed: false,
  returns: 0,
  byLetter: true,
  letters: [],
  can: ['approve', 'refuse'],
  version: 1,
};

export const exampleQuotaReached = {
  personId: exampleAdministratorChange.candidate.personId,
  quota: 'requests-today',
  max: 5,
  reachedAt: '2026-11-23T08:00:00.000Z',
};
