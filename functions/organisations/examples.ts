export const exampleOrganisation = {
  siren: '219200235',
  name: 'COMMUNE DE CLAMART',
  legalCategory: '7210',
  status: 'open',
  role: 'administrator',
  warnings: ['single-administrator'],
  administrators: [
    {
      personId: '01KB0ZSD1K3M5N7P9Q1R3S5T7V',
      familyName: 'Durand',
      givenName: 'Marie',
      email: 'marie.durand@clamart.example',
    },
  ],
  can: ['invite', 'read-coverage', 'read-evidence', 'propose-mandate', 'change-in-bulk', 'review'],
};

export const exampleEstablishment = {
  siret: '21920023500014',
  name: 'MAIRIE',
  headOffice: true,
  address: { lines: ['1 PLACE MAURICE GUNSBOURG'], postalCode: '92140', city: 'CLAMART' },
  status: 'open',
};

const examplePerson = { personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B', familyName: 'Benali', givenName: 'Karim' };

export const exampleCoveragePage = {
  totals: {
    establishments: 1,
    uncovered: 1,
    single: 0,
    covered: 0,
    services: [
      { service: 'DSN', requires: [], uncovered: 0, single: 1, covered: 0 },
      { service: 'PASRAU', requires: [], uncovered: 1, single: 0, covered: 0 },
    ],
  },
  found: 1,
  items: [
    {
      siret: '21920023500014',
      name: 'MAIRIE',
      address: exampleEstablishment.address,
      state: 'uncovered',
      services: [
        { service: 'DSN', count: 1, signatories: [examplePerson] },
        { service: 'PASRAU', count: 0, signatories: [] },
      ],
      href: '/organisations/219200235/access-report?siret=21920023500014',
    },
  ],
};

export const exampleAccessRow = {
  ...examplePerson,
  role: 'declarant',
  status: 'active',
  grant: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
  service: 'DSN',
  right: 'sign',
  establishments: 'all',
  from: '2026-11-23T08:00:00.000Z',
};

export const exampleEvent = {
  id: '01KB0ZWA4B6C8D0E2F4G6H8J0K',
  type: 'grant.given',
  stream: 'card/219200235/01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  sequence: 3,
  siren: '219200235',
  personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  actor: { type: 'person', id: '01KB0ZSD1K3M5N7P9Q1R3S5T7V' },
  occurredAt: '2026-11-23T08:00:00.000Z',
  requestId: '01KB0ZVN9Y1Z3A5B7C9D1E3F5G',
  data: { grant: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C', services: { DSN: 'sign' }, establishments: 'all' },
  previousHash: '3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b',
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export const exampleEventInWords = {
  id: exampleEvent.id,
  sentence: 'Marie Durand a donné à Karim Benali : DSN, signer',
  actor: 'Marie Durand',
  person: 'Karim Benali',
};

export const exampleOrphanRisk = {
  siren: '219200235',
  name: 'COMMUNE DE CLAMART',
  administrator: { ...examplePerson, email: 'karim.benali@clamart.example' },
  staleSince: '2026-11-23T08:00:00.000Z',
  listedAt: '2027-01-22T08:20:00.000Z',
};
