import * as z from 'zod/mini';
import { renderActivationLetter } from '../../administrator-changes/letters/activation-letter.ts';
import {
  type ActivationSecret,
  deriveKey,
  hashKey,
} from '../../domain/administrator-changes/activation-key.ts';
import {
  type AdministratorChange,
  administratorChangeIdSchema,
  type Letter,
} from '../../domain/administrator-changes/administrator-change.ts';
import { hasPostalAddress } from '../../domain/directory/postal-address.ts';
import type { Event } from '../../domain/events.ts';
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
}

const orderSchema = z.object({ change: administratorChangeIdSchema, letter: z.number() });

/** A letter is of no use when its key can no longer be entered, or a newer key replaces it. */
const isOfUse = ({ state, letters }: AdministratorChange, letter: Letter): boolean =>
  (state.status === 'pending' || state.status === 'escalated') && letters.at(-1)?.number === letter.number;

const readOrder = async (table: Table, { data }: Pick<Event, 'data'>) => {
  const order = orderSchema.parse(data);
  const change = await getAdministratorChange(table, order.change);
  const letter = change?.letters.find(({ number }) => number === order.letter);
  if (change === undefined || letter === undefined) throw new Error('the letter was never ordered');
  return { change, letter };
};

const readRecipient = async (table: Table, { siren, siret }: AdministratorChange) => {
  const [organisation, establishments] = await Promise.all([
    getOrganisation(table, siren),
    getEstablishments(table, [siret]),
  ]);
  const establishment = establishments.get(siret);
  if (organisation === undefined || establishment === undefined) throw new Error('the recipient is unknown');
  if (!hasPostalAddress(establishment)) throw new Error('the recipient has no postal address');
  return { organisationName: organisation.name, name: establishment.name, address: establishment.address };
};

/**
 * Writes the ordered letter. Repeating it gives the same letter.
 * @throws when it cannot be written now, or ever; the order then ends among the dead letters
 */
export const writeLetter = async (
  { table, secret, put, portalUrl }: LetterWriter,
  event: Pick<Event, 'data'>,
): Promise<'written' | 'written-before' | 'not-needed'> => {
  const { change, letter } = await readOrder(table, event);
  if (!isOfUse(change, letter)) return 'not-needed';
  const key = deriveKey(await secret(), change.id, letter.number);
  if (hashKey(change.id, letter.number, key) !== letter.keyHash) {
    throw new Error('the key does not fit its order: the secret has changed since');
  }
  const recipient = await readRecipient(table, change);
  const pdf = await renderActivationLetter({ change, letter, recipient, key, portalUrl });
  const name = `${parisDate(letter.orderedAt)}/${change.id}-${letter.number}.pdf`;
  return (await put(name, pdf)) ? 'written' : 'written-before';
};
