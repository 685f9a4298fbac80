const id = '219200235-01KB0ZX7C8D0E2F4G6H8J0K2M4';
const personId = '01KB0ZTF3N5Q7R9S1T3V5X7Z9B';
const checkedAt = '2026-11-24T08:00:02.000Z';

export const exampleLines = {
  lines: [
    {
      action: 'add',
      email: 'nadia.roux@clamart.example',
      familyName: 'Roux',
      givenName: 'Nadia',
      siret: '21920023500014',
      service: 'DSN',
      right: 'sign',
    },
    { action: 'remove', email: 'karim.benali@clamart.example', service: 'DSIJ' },
  ],
};

export const exampleBulkChange = {
  id,
  state: 'checked',
  since: checkedAt,
  source: 'lines',
  requestedBy: personId,
  requestedAt: '2026-11-24T08:00:00.000Z',
  runBefore: '2026-12-01T08:00:02.000Z',
  summary: {
    lines: 2,
    faulty: 0,
    added: 1,
    changed: 0,
    ended: 1,
    unchanged: 0,
    reduced: 0,
    widened: 1,
    people: 2,
    invited: 1,
    leaving: 0,
    losingLastRight: 0,
    uncovered: 0,
    firstUncovered: [],
    lastAdministrator: false,
  },
  needsApproval: false,
  can: ['run'],
  history: [
    { status: 'checking', at: '2026-11-24T08:00:00.000Z' },
    { status: 'checked', at: checkedAt },
  ],
  version: 2,
};

export const exampleForSupport = {
  ...{ id, siren: '219200235', state: 'awaiting-approval', since: checkedAt, requestedBy: personId },
  summary: { ...exampleBulkChange.summary, ended: 240, losingLastRight: 31 },
  runBefore: exampleBulkChange.runBefore,
  answers: 0,
  version: 3,
};

export const exampleLine = {
  line: 2,
  cells: { action: 'remove', email: 'karim.benali@clamart.example', service: 'DSIJ' },
  personId,
  effect: 'ended',
  faults: [],
  outcome: 'planned',
};

export const exampleDifference = {
  personId,
  email: 'karim.benali@clamart.example',
  place: 'all',
  service: 'DSIJ',
  before: { right: 'declare' },
  effect: 'ended',
};

export const exampleCarryOver = {
  siret: '21920023500014',
  successor: {
    siret: '21920023500063',
    name: 'MAIRIE',
    address: { lines: ['12 AVENUE JEAN JAURES'], postalCode: '92140', city: 'CLAMART' },
  },
  movedOn: '2026-11-23',
  count: 1,
  first: [
    {
      ...{ personId, familyName: 'Benali', givenName: 'Karim' },
      rights: [{ service: 'DSN', right: 'sign', until: '2027-06-30T22:00:00.000Z' }],
    },
  ],
  left: [],
  digest: 'dry-run-n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
};
