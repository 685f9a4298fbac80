import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type EventType, FIRST_HASH, seal } from '../../shared/domain/events.ts';
import { MARIE, NADIA, on, SIREN } from './access/cards.ts';

export const EVENT_DOCS = join(import.meta.dirname, '..', '..', 'docs', 'events');
const SUFFIX = '.schema.json';

/** What receivers get: the schema of each type, as it is in docs/events. */
export const SCHEMAS: ReadonlyMap<string, object> = new Map(
  readdirSync(EVENT_DOCS)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => [name.slice(0, -SUFFIX.length), JSON.parse(readFileSync(join(EVENT_DOCS, name), 'utf8'))]),
);

const ajv = new Ajv2020({ allErrors: true });
const validators = new Map([...SCHEMAS].map(([type, schema]) => [type, ajv.compile(schema)]));

export const accepts = (schema: object, value: unknown): boolean => ajv.validate(schema, value);

/** What is wrong with an event by the schema of its type. Empty when all is well. */
export const faultsOfCloudEvent = (event: { type: string }): unknown[] => {
  const validate = validators.get(event.type);
  if (validate === undefined) return [`no schema for ${event.type}`];
  return validate(event) ? [] : (validate.errors ?? []);
};

const GRANT = '01J9ZK00000000000000000011';
const OTHER = '01J9ZK00000000000000000012';
const CHANGE = `${SIREN}-01J9ZK00000000000000000021`;
const MANDATE = {
  ...{ mandate: `${SIREN}-219999018-01J9ZK00000000000000000031`, mandator: SIREN, mandatary: '219999018' },
  side: 'mandator',
};
const REQUEST = { change: CHANGE, kind: 'replacement', siret: '21920023500014', outgoing: MARIE };

/** Data of each published type, as a command stores it. */
export const STORED_DATA: Partial<Record<EventType, Record<string, unknown>>> = {
  'member.invited': { invitation: CHANGE, expiresAt: on('07-01'), grants: [GRANT] },
  'invitation.accepted': {
    ...{ invitation: CHANGE, passedFrom: MARIE, by: MARIE },
    ...{ toConfirm: true, expiresAt: on('07-01') },
  },
  'member.confirmed': { invitation: CHANGE },
  'invitation.refused': { invitation: CHANGE },
  'member.suspended': { role: 'declarant' },
  'member.reactivated': { role: 'administrator' },
  'member.ended': { grants: [GRANT], from: 'active', role: 'administrator', change: CHANGE },
  'role.changed': { from: 'declarant', to: 'administrator' },
  'administrator.appointed': { change: CHANGE },
  'grant.given': { grant: GRANT, services: { DSN: 'sign' }, establishments: 'all', from: on('06-01') },
  'grant.changed': { replaced: GRANT, grant: OTHER, services: { DSN: 'sign' }, establishments: 'all' },
  'grant.ended': { grant: GRANT },
  'access.confirmed': { review: OTHER },
  'access.changed': {
    ...{ ended: [GRANT], given: [{ grant: OTHER, services: { DSN: 'sign' } }], accessChange: CHANGE },
    review: OTHER,
    restored: { status: 'active', role: 'administrator' },
  },
  'invitation.expiring': { invitation: CHANGE, expiresAt: on('07-01') },
  'invitation.expired': { invitation: CHANGE, expiresAt: on('07-01') },
  'grant.expiring': { grants: [GRANT], until: on('07-01'), lastAdministrator: true },
  'grant.expired': { grants: [GRANT], until: on('07-01') },
  'mandate.proposed': { ...MANDATE, terms: { services: { DSN: 'sign' } }, expiresAt: on('07-01') },
  'mandate.accepted': MANDATE,
  'mandate.refused': MANDATE,
  'mandate.narrowed': { ...MANDATE, terms: { services: { DSN: 'consult' } } },
  'mandate.ended': { ...MANDATE, by: 'mandatary' },
  'mandate.expiring': { ...MANDATE, until: on('07-01') },
  'mandate.expired': { ...MANDATE, until: on('07-01') },
  'mandate.grants-changed': { mandatary: '219999018', given: [{ grant: OTHER }], ended: [GRANT] },
  'administrator-change.requested': { ...REQUEST, deadline: on('06-10'), evidence: { reference: 'N° 1' } },
  'administrator-change.escalated': REQUEST,
  'administrator-change.contest-opened': { ...REQUEST, way: 'support' },
  'administrator-change.contested': REQUEST,
  'administrator-change.returned': { ...REQUEST, why: 'withdrawn', deadline: on('06-20') },
  'administrator-change.converted': { ...REQUEST, deadline: on('06-20') },
  'administrator-change.approved': { ...REQUEST, effectiveAt: on('06-20') },
  'administrator-change.applied': REQUEST,
  'administrator-change.refused': REQUEST,
  'administrator-change.expired': REQUEST,
  'administrator-change.cancelled': REQUEST,
  'establishment.closed': { siret: '21920023500014', closedFrom: '2026-06-01' },
  'establishment.moved': {
    siret: '21920023500014',
    successor: '21920023500063',
    movedOn: '2026-06-01',
  },
  'establishment.reopened': { siret: '21920023500014', reopenedOn: '2026-06-20' },
};

/** An event of Nadia's card, as stored. */
export const storedOn = (type: EventType, sequence: number, data = STORED_DATA[type] ?? {}) =>
  seal({
    ...{ id: `01J9ZK000000000000000001${String(sequence).padStart(2, '0')}`, type, sequence },
    ...{ stream: `card/${SIREN}/${NADIA}`, siren: SIREN, personId: NADIA },
    ...{ actor: { type: 'person', id: MARIE }, occurredAt: on('06-01'), requestId: 'request' },
    ...{ reason: 'Motif de Marie.', data, previousHash: FIRST_HASH },
  });
