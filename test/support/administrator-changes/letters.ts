import { ulid } from 'ulid';
import type { ActivationLetter } from '../../../shared/administrator-changes/letters/letter-wording.ts';
import {
  activationSecretSchema,
  deriveKey,
  hashKey,
} from '../../../shared/domain/administrator-changes/activation-key.ts';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
  administratorChangeSchema,
} from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { type Establishment, establishmentSchema } from '../../../shared/domain/directory/establishment.ts';
import { organisationSchema } from '../../../shared/domain/directory/organisation.ts';
import { eventSchema, FIRST_HASH, seal } from '../../../shared/domain/events.ts';
import { putAdministratorChange } from '../../../shared/table/administrator-changes/administrator-changes.ts';
import { establishmentItem } from '../../../shared/table/directory/establishments.ts';
import { organisationItem } from '../../../shared/table/directory/organisations.ts';
import type { Table } from '../../../shared/table/table.ts';
import type { Write } from '../../../shared/table/write.ts';
import { storeWrites } from '../store-writes.ts';

export const SENDER_ADDRESS = ['TSA 00000', '00000 EXEMPLE CEDEX'];

const CHANGE = administratorChangeIdSchema.parse('219200235-01J9ZK00000000000000000000');
const REQUESTED_AT = '2026-11-15T09:00:00.000Z';
const ORDERED_AT = '2026-11-15T10:00:00.000Z';
const EXPIRES_AT = '2026-12-15T10:00:00.000Z';

export const SECRET = activationSecretSchema.parse('a secret of some length, for tests alone');
export const KEY = deriveKey(SECRET, CHANGE, 1);

const organisation = organisationSchema.parse({
  siren: '219200235',
  name: 'COMMUNE D ANTONY',
  legalCategory: '7210',
});

const townHall = establishmentSchema.parse({
  siret: '21920023500014',
  siren: '219200235',
  name: 'MAIRIE',
  headOffice: true,
  address: {
    lines: ['HOTEL DE VILLE', 'PLACE DE L HOTEL DE VILLE', 'BP 60086'],
    postalCode: '92161',
    city: 'ANTONY CEDEX',
  },
  closures: [],
});

/** A candidate who asks to replace the administrator of Antony's town hall has ordered a first letter. */
export const orderedChange = (): AdministratorChange =>
  administratorChangeSchema.parse({
    id: CHANGE,
    siren: '219200235',
    siret: '21920023500014',
    kind: 'replacement',
    candidate: {
      personId: '01J9ZK00000000000000000001',
      email: 'camille.lefevre@antony.example',
      familyName: 'Lefèvre',
      givenName: 'Camille',
    },
    reason: 'Départ à la retraite.',
    evidence: { type: 'order', reference: '2026-117', date: '2026-11-02', effectiveDate: '2026-11-16' },
    outgoing: { personId: '01J9ZK00000000000000000002', access: 'end' },
    requestedAt: REQUESTED_AT,
    effectiveFrom: '2026-11-15T23:00:00.000Z',
    state: {
      status: 'pending',
      since: REQUESTED_AT,
      remindAt: ['2026-11-18T09:00:00.000Z'],
      remindersSent: 0,
      escalatesAt: '2026-11-25T09:00:00.000Z',
    },
    history: [{ status: 'pending', at: REQUESTED_AT }],
    ...{ objections: [], withdrawals: [], stops: [], returns: 0, supportApprovals: [], dealt: [] },
    letters: [
      {
        number: 1,
        orderedAt: ORDERED_AT,
        leavesAt: ORDERED_AT,
        leftAt: ORDERED_AT,
        headOffice: '21920023500014',
        told: [],
        expiresAt: EXPIRES_AT,
        keyHash: hashKey(CHANGE, 1, KEY),
        triesLeft: 5,
      },
    ],
    version: 2,
    lastEventHash: FIRST_HASH,
  });

/** The event of an ordered letter, as the order's transaction stores it. */
export const orderEvent = ({ id, siren, siret, candidate }: AdministratorChange, letter = 1) =>
  seal(
    eventSchema.parse({
      id: ulid(),
      type: 'administrator-change.activation-key-ordered',
      stream: `change/${id}`,
      sequence: 2,
      siren,
      personId: candidate.personId,
      actor: { type: 'person', id: candidate.personId },
      occurredAt: ORDERED_AT,
      requestId: 'a-request',
      data: { change: id, siret, letter, expiresAt: EXPIRES_AT },
      previousHash: FIRST_HASH,
      hash: '',
    }),
  );

/** Stores what the letter writer reads: the request, its organisation and its establishment. */
export const storeOrder = async (
  table: Table,
  change: AdministratorChange,
  address: Establishment['address'] = townHall.address,
): Promise<void> => {
  const put = (Item: Record<string, unknown>): Write => ({
    item: { Put: { TableName: table.name, Item } },
    refused: () => 'stale',
  });
  await storeWrites(table, [
    put(organisationItem(organisation)),
    put(establishmentItem({ ...townHall, address })),
    putAdministratorChange(table, change, undefined),
  ]);
};

/** The letter of that order. */
export const activationLetter = (): ActivationLetter => {
  const change = orderedChange();
  const [letter] = change.letters;
  if (letter === undefined) throw new Error('no letter was ordered');
  const { name, address } = townHall;
  return {
    change,
    letter,
    recipient: { organisationName: organisation.name, name, address },
    key: KEY,
    portalUrl: 'https://trousseau.example',
    sender: SENDER_ADDRESS,
  };
};

/** That letter, of a candidate with this name. */
export const letterAbout = (familyName: string): ActivationLetter => {
  const { change, ...letter } = activationLetter();
  return { ...letter, change: { ...change, candidate: { ...change.candidate, givenName: '', familyName } } };
};

/** Names that civil registers hold, in the scripts and with the marks that they are written in. */
export const HARD_NAMES = [
  'Žofia Ştefania Łukasiewicz-Őry Nguyễn 李',
  'Юлия Ελένη',
  'ჟუჟუნა Անահիտ',
  'ประยุทธ์ 김민준 さくら',
  'L\u0328ukasz O’Neill',
];
