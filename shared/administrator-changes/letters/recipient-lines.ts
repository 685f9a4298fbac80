import type { Establishment } from '../../domain/directory/establishment.ts';
import type { Organisation } from '../../domain/directory/organisation.ts';

/** An address has at most six lines (AFNOR XP Z10-011): two for names, three for the place, one for code and city. */
const STREET_LINES = 3;
const NOT_SHOWN = '[ND]';

export type LetterRecipient = Pick<Establishment, 'name' | 'address'> & {
  organisationName: Organisation['name'];
};

const isSame = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

/** The establishment's address as on an envelope. */
export const recipientLines = ({ organisationName, name, address }: LetterRecipient): string[] => {
  const { lines, postalCode, city } = address;
  const names = isSame(organisationName, name) ? [name] : [organisationName, name];
  const place = [postalCode, city].filter((part) => part !== undefined).join(' ');
  const shown = (line: string): boolean => line !== '' && !line.includes(NOT_SHOWN);
  return [...names, ...lines.filter(shown).slice(0, STREET_LINES), place].filter(shown);
};
