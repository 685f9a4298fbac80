import { enterKey, nextLetterNumber, orderLetter } from '../../domain/administrator-changes/activation.ts';
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
import { hasPostalAddress } from '../../domain/directory/postal-address.ts';
import { DomainError } from '../../domain/errors.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { requireAdministratorChange } from './answer.ts';
import { recordAdministratorChange } from './record-administrator-change.ts';
import { requireCandidateNotSuspended } from './require-candidate-not-suspended.ts';

/** A letter that the post cannot deliver would cost the candidate a week. @throws no-postal-address */
const requirePostalAddress = async (
  { table }: CommandContext,
  { siret }: AdministratorChange,
): Promise<void> => {
  const establishment = (await getEstablishments(table, [siret])).get(siret);
  if (establishment === undefined || !hasPostalAddress(establishment)) {
    throw new DomainError('no-postal-address');
  }
};

/**
 * Orders the letter with the activation key. The hash of the key is stored now; the stored event leads to the letter.
 * @throws not-found, and what the rule throws
 */
export const orderActivationKey = async (
  context: CommandContext,
  id: AdministratorChangeId,
  secret: () => Promise<ActivationSecret>,
  terms: AdministratorChangeTerms,
): Promise<Outcome<AdministratorChange>> => {
  const change = await requireAdministratorChange(context, id);
  await requirePostalAddress(context, change);
  const number = nextLetterNumber(change);
  const keyHash = hashKey(id, number, deriveKey(await secret(), id, number));
  return recordAdministratorChange(context, orderLetter(change, keyHash, { now: context.now, terms }));
};

/** The candidate enters the key from the letter. @throws not-found, suspended, and what the rule throws */
export const enterActivationKey = async (
  context: CommandContext,
  id: AdministratorChangeId,
  entered: string,
  terms: AdministratorChangeTerms,
): Promise<Outcome<{ accepted: boolean; triesLeft: number; change: AdministratorChange }>> => {
  const change = await requireAdministratorChange(context, id);
  await requireCandidateNotSuspended(context, change, 'suspended');
  const { accepted, triesLeft, transition } = enterKey(
    change,
    ({ number, keyHash }) => matchesKey(id, number, entered, keyHash),
    { now: context.now, terms },
  );
  const { value, writes } = recordAdministratorChange(context, transition);
  return { writes, value: { accepted, triesLeft, change: value } };
};
