import * as z from 'zod/mini';
import { renderActivationLetter } from '../../administrator-changes/letters/activation-letter.ts';
import type { SenderAddress } from '../../administrator-changes/letters/letter-wording.ts';
import { renderNoticeLetter } from '../../administrator-changes/letters/notice-letter.ts';
import {
  type ActivationSecret,
  deriveKey,
  hashKey,
} from '../../domain/administrator-changes/activation-key.ts';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
} from '../../domain/administrator-changes/administrator-change.ts';
import { canBeEntered, type Letter } from '../../domain/administrator-changes/letter.ts';
import { hasPostalAddress } from '../../domain/directory/postal-address.ts';
import type { Event } from '../../domain/events.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { parisDate } from '../../domain/instants.ts';
import { getAdministratorChange } from '../../table/administrator-changes/administrator-changes.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { getOrganisation } from '../../table/directory/organisations.ts';
import type { Table } from '../../table/table.ts';

export interface LetterWriter {
  table: Table;
  secret: () => Promise<ActivationSecret>;
  /** @returns whether it is new */
  put: (name: string, pdf: Uint8Array) => Promise<boolean>;
  portalUrl: string;
  sender: SenderAddress;
}

type Written = 'written' | 'written-before' | 'not-needed' | 'not-yet';

const orderSchema = z.object({ change: administratorChangeIdSchema, letter: z.number() });

/** A letter is of no use when its key can no longer be entered. */
const isOfUse = ({ state }: AdministratorChange, letter: Letter): boolean =>
  (state.status === 'pending' || state.status === 'escalated') && canBeEntered(letter, letter.leavesAt);

const readOrder = async (table: Table, { data }: Pick<Event, 'data'>) => {
  const order = orderSchema.parse(data);
  const change = await getAdministratorChange(table, order.change);
  const letter = change?.letters.find(({ number }) => number === order.letter);
  if (change === undefined || letter === undefined) throw new Error('the letter was never ordered');
  return { change, letter };
};

export const readRecipient = async (
  table: Table,
  { siren }: Pick<AdministratorChange, 'siren'>,
  siret: Siret,
) => {
  const [organisation, establishments] = await Promise.all([
    getOrganisation(table, siren),
    getEstablishments(table, [siret]),
  ]);
  const establishment = establishments.get(siret);
  if (organisation === undefined || establishment === undefined) throw new Error('the recipient is unknown');
  if (!hasPostalAddress(establishment)) throw new Error('the recipient has no postal address');
  return { organisationName: organisation.name, name: establishment.name, address: establishment.address };
};

/** One folder a day and recipient: what is in it leaves in one envelope. */
const folderOf = (letter: Letter, siret: Siret): string => `${parisDate(letter.leavesAt)}/${siret}`;

/** Tells another place of the request, without a key. */
const tell = async (
  { table, put, sender }: LetterWriter,
  { change, letter }: { change: AdministratorChange; letter: Letter },
  siret: Siret,
): Promise<void> => {
  const recipient = await readRecipient(table, change, siret);
  const pdf = await renderNoticeLetter({
    about: 'request',
    change,
    sender,
    recipient,
    writtenAt: letter.leavesAt,
  });
  await put(`${folderOf(letter, siret)}/${change.id}-${letter.number}-notice.pdf`, pdf);
};

/**
 * Writes the ordered letter once its envelope leaves, and the letters without key that go with it. Repeating it gives
 * the same letters.
 * @throws when it cannot be written now, or ever; the order then ends among the dead letters
 */
export const writeLetter = async (writer: LetterWriter, event: Pick<Event, 'data'>): Promise<Written> => {
  const { table, secret, put, portalUrl, sender } = writer;
  const order = await readOrder(table, event);
  const { change, letter } = order;
  if (!isOfUse(change, letter)) return 'not-needed';
  if (letter.leftAt === undefined) return 'not-yet';
  const key = deriveKey(await secret(), change.id, letter.number);
  if (hashKey(change.id, letter.number, key) !== letter.keyHash) {
    throw new Error('the key does not fit its order: the secret has changed since');
  }
  // Letters of before the head office was kept were ordered to the establishment that the candidate named.
  const siret = letter.headOffice ?? change.siret;
  const recipient = await readRecipient(table, change, siret);
  const pdf = await renderActivationLetter({ change, letter, sender, recipient, key, portalUrl });
  const isNew = await put(`${folderOf(letter, siret)}/${change.id}-${letter.number}.pdf`, pdf);
  for (const told of letter.told) await tell(writer, order, told);
  return isNew ? 'written' : 'written-before';
};
