export const exampleGrantTerms = { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' };

export const exampleGrant = {
  id: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
  ...exampleGrantTerms,
  from: '2026-11-23T08:00:00.000Z',
};

export const exampleMember = {
  personId: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B',
  familyName: 'Benali',
  givenName: 'Karim',
  email: 'karim.benali@clamart.example',
  role: 'declarant',
  status: 'active',
  profileStale: false,
  grants: [exampleGrant],
  history: [{ from: '2026-11-23T08:00:00.000Z', status: 'active', role: 'declarant' }],
  version: 2,
};

/** As an administrator reads it. */
export const exampleCard = {
  ...exampleMember,
  grants: [{ ...exampleGrant, can: ['change', 'end'] }],
  can: ['give-grant', 'suspend', 'end', 'appoint'],
  places: [],
  mandators: [],
};

const { grants, history: _, ...shortened } = exampleMember;
export const exampleListedMember = {
  ...shortened,
  grantCount: grants.length,
  since: '2026-11-23T08:00:00.000Z',
  services: ['DSIJ', 'DSN'],
  establishments: 'all',
};

export const exampleCounts = {
  known: true,
  current: 1,
  active: 1,
  invited: 0,
  suspended: 0,
  administrators: 0,
};

const place = { siret: '21920023500014', name: 'MAIRIE' };
const href = '/organisations/219200235/coverage';
export const exampleDeparture = {
  uncovered: { known: true, count: 1, first: [{ service: 'DSIJ', ...place }], href },
  single: {
    known: true,
    count: 1,
    first: [{ service: 'DSN', ...place, personId: '01KB0ZSD1K3M5N7P9Q1R3S5T7V', person: 'Marie Durand' }],
    href,
  },
  digest: 'dry-run-n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
};
