const terms = { services: { DSN: 'sign', DSIJ: 'declare' }, establishments: 'all' };

export const exampleNarrowed = { services: { DSN: 'declare' }, establishments: ['21920023500014'] };

const deed = { type: 'deliberation', reference: '2026-118', date: '2026-11-19' };

export const exampleProposal = {
  mandatary: { siren: '819999053', name: 'CABINET ESSAI CONSEIL' },
  ...terms,
  until: '2028-01-01T00:00:00Z',
  evidence: deed,
};

const PROPOSER = '01KB0ZSD1K3M5N7P9Q1R3S5T7V';
const proposedAt = '2026-11-23T08:00:00.000Z';
const acceptedAt = '2026-11-24T09:00:00.000Z';

export const exampleTerms = { from: proposedAt, ...terms, until: '2028-01-01T00:00:00.000Z' };

const example = {
  id: '219200235-819999053-01KB0ZX7C8D0E2F4G6H8J0K2M4',
  mandator: { siren: '219200235', name: 'COMMUNE DE CLAMART' },
  mandatary: { siren: '819999053', name: 'CABINET ESSAI CONSEIL' },
  evidence: deed,
  terms: exampleTerms,
  formerTerms: [],
};

export const exampleProposed = {
  ...example,
  status: 'proposed',
  history: [{ status: 'proposed', from: proposedAt, by: PROPOSER, expiresAt: '2026-12-23T08:00:00.000Z' }],
  can: ['end'],
  version: 1,
};

export const exampleMandate = {
  ...example,
  status: 'active',
  history: [
    ...exampleProposed.history,
    { status: 'active', from: acceptedAt, by: '01KB0ZTF3N5Q7R9S1T3V5X7Z9B' },
  ],
  can: ['end', 'narrow'],
  version: 2,
};

const person = { personId: '01KB0ZXN2P4Q6R8S0T2V4W6X8Y', familyName: 'Roux', givenName: 'Nadia' };

export const exampleLoss = {
  ...person,
  grant: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
  services: { DSIJ: 'declare' },
  establishments: 'others',
};

export const exampleMandatedPerson = {
  ...person,
  grant: '01KB0ZVQ2X8M4S6T7V9W1Y3A5C',
  services: { DSN: 'sign' },
  establishments: ['21920023500014'],
  from: acceptedAt,
};
