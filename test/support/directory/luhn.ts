/** The digit that makes digits + digit pass the Luhn check. */
const checkDigit = (digits: string): number => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    sum += place % 2 === 0 ? ((2 * digit) % 10) + Math.floor((2 * digit) / 10) : digit;
  }
  return (10 - (sum % 10)) % 10;
};

export const withCheckDigit = (digits: string): string => `${digits}${checkDigit(digits)}`;

/** A valid SIREN for each number from 1 to 99,999,999. */
export const sirenNumber = (rank: number): string => withCheckDigit(String(rank).padStart(8, '0'));

/** A valid SIRET of that SIREN for each number from 0 to 9,999. */
export const siretNumber = (siren: string, rank: number): string =>
  withCheckDigit(`${siren}${String(rank).padStart(4, '0')}`);
