import { domainToASCII } from 'node:url';
import { foldCase } from '../folded.ts';
import type { PersonId } from '../identifiers.ts';
import type { Party } from './party.ts';

/** The dotless i folds to itself, in Unicode's table too: in capitals it would be an i, and another mailbox. */
const foldLetters = (text: string): string => text.replace(/[^ı]+/gu, foldCase);

/** Characters that show nothing, such as a soft hyphen. Unicode's own folding of identifiers drops them too. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const foldPart = (text: string): string =>
  foldLetters(text.normalize('NFKC').replace(INVISIBLE, '')).normalize('NFKC');

/** What follows a plus reaches the same mailbox. A plus at the very beginning marks nothing. */
const withoutTag = (local: string): string => local.replace(/(?<=.)\+.*$/su, '');

/** The domain in A-labels. One that is no domain name is compared as text. */
const foldDomain = (domain: string): string => {
  const name = domain.normalize('NFKC').replace(/[.。．｡]+$/u, '');
  return foldPart(domainToASCII(name) || name);
};

/**
 * One round of folding. It may leave something to fold: some characters come apart only once they are folded, and some
 * text is a domain name only without its invisible characters.
 */
const foldOnce = (address: string): string => {
  const text = address.normalize('NFKC');
  const at = text.lastIndexOf('@');
  if (at < 0) return foldPart(text);
  return `${withoutTag(foldPart(text.slice(0, at)))}@${foldDomain(text.slice(at + 1))}`;
};

/** Twice what any known address takes. */
const MOST_ROUNDS = 8;
/** What an address that never comes to rest is folded to. It folds to itself. */
const NO_ADDRESS = '@';

/**
 * An address as it counts when two people are told apart: NFKC, full case folding, without what follows a plus, its domain in
 * A-labels. Nothing that is ASCII is taken for a look-alike of something else. For deciding only: nobody is found or written
 * to by it. It is what it is when it is folded again, whatever is written: rounds go on until one changes nothing, and what
 * none brings to rest counts as one and the same address, so that nobody passes as two people by it.
 */
export const foldAddress = (address: string): string => {
  let [text, folded] = [address, foldOnce(address)];
  for (let round = 1; folded !== text; round += 1) {
    if (round >= MOST_ROUNDS) return NO_ADDRESS;
    [text, folded] = [folded, foldOnce(folded)];
  }
  return folded;
};

/** Somebody as an item names them. The address was kept when they acted; former items have none. */
export interface Named {
  personId: PersonId;
  email: string | undefined;
}

/**
 * Whether the party is also the other one: by the person, to whom each linked account leads, or by the address. It proves
 * that one address is one person, never that two addresses are two.
 */
export const isSamePerson = (party: Party, other: Named): boolean =>
  party.personId === other.personId ||
  (other.email !== undefined && foldAddress(party.email) === foldAddress(other.email));
