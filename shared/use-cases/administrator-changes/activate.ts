import {
  enterKey,
  type KeyAnswer,
  type LetterOrder,
  leavesAtAfter,
  nextLetterNumber,
  orderLetter,
} from '../../domain/administrator-changes/activation.ts';
import {
  type ActivationSecret,
  deriveKey,
  hashKey,
  matchesKey,
} from '../../domain/administrator-changes/activation-key.ts';
import type {
  AdministratorChange,
  AdministratorChangeId,
} from '../../domain/administrator-changes/administrator-change.ts';
import type { AdministratorChangeTerms } from '../../domain/administrator-changes/terms.ts';
import type { LetterPlaces } from '../../domain/administrator-changes/where-letters-go.ts';
import type { Instant } from '../../domain/instants.ts';
import { getEnvelope, putEnvelope } from '../../table/administrator-changes/envelopes.ts';
import { checkEstablishment } from '../../table/directory/establishments.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { requireLetterPlaces } from './letter-places.ts';
import { readCurrent } from './read-current.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';

interface Keyed {
  secret: () => Promise<ActivationSecret>;
  terms: AdministratorChangeTerms;
}

/** The order of the request's next letter. The hash of its key is stored; the key is not. */
const orderOf = async (
  change: AdministratorChange,
  { headOffice, told }: LetterPlaces,
  leavesAt: Instant,
  secret: Keyed['secret'],
): Promise<LetterOrder> => {
  const number = nextLetterNumber(change);
  const keyHash = hashKey(change.id, number, deriveKey(await secret(), change.id, number));
  return { keyHash, leavesAt, headOffice: headOffice.siret, told };
};

/**
 * Orders the letter with the activation key. It goes to the head office, with the organisation's next envelope; the
 * stored event leads to the letter. @throws not-found, no-postal-address, and what the rule throws
 */
export const orderActivationKey = async (
  context: CommandContext,
  id: AdministratorChangeId,
  { secret, terms }: Keyed,
): Promise<Outcome<AdministratorChange>> => {
  const { table, now } = context;
  const { change } = await readCurrent(context, id, terms);
  const [places, last] = await Promise.all([
    requireLetterPlaces(table, change, now),
    getEnvelope(table, change.siren),
  ]);
  const leavesAt = leavesAtAfter(last, { now, terms });
  const order = await orderOf(change, places, leavesAt, secret);
  const { value, writes } = recordAdministratorChange(context, orderLetter(change, order, { now, terms }));
  return { value, writes: [...writes, putEnvelope(table, change.siren, leavesAt, last)] };
};

/**
 * The candidate enters the key from the letter. The head office that it went to must still be it, and open, in the
 * transaction; otherwise a new letter leaves for the present one. @throws not-found, no-postal-address, and what the
 * rule throws
 */
export const enterActivationKey = async (
  context: CommandContext,
  id: AdministratorChangeId,
  entered: string,
  { secret, terms }: Keyed,
): Promise<Outcome<{ answer: KeyAnswer; triesLeft: number; change: AdministratorChange }>> => {
  const { table, now } = context;
  const { change } = await readCurrent(context, id, terms);
  const places = await requireLetterPlaces(table, change, now);
  const hasMoved = change.letters.at(-1)?.headOffice !== places.headOffice.siret;
  const anew = hasMoved ? await orderOf(change, places, now, secret) : undefined;
  const matches = ({ number, keyHash }: { number: number; keyHash: string }): boolean =>
    matchesKey(id, number, entered, keyHash);
  const { answer, triesLeft, transition } = enterKey(change, matches, anew, { now, terms });
  const { value, writes } = recordAdministratorChange(context, transition);
  const envelope =
    anew === undefined ? [] : [putEnvelope(table, change.siren, now, await getEnvelope(table, change.siren))];
  return {
    writes: [...writes, checkEstablishment(table, places.headOffice), ...envelope],
    value: { answer, triesLeft, change: value },
  };
};
