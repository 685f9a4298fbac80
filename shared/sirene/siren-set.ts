import type { Siren } from '../domain/identifiers.ts';

/** The ninth digit is a check digit, so the first eight distinguish all SIRENs. */
const POSSIBLE_SIRENS = 10 ** 8;

const place = (siren: Siren): { byte: number; bit: number } => {
  const rank = Number(siren.slice(0, 8));
  return { byte: rank >> 3, bit: 1 << (rank & 7) };
};

/** A set of SIRENs of constant size, with one bit for each possible one: 12.5 MB for files of any size. */
export const createSirenSet = () => {
  const bits = new Uint8Array(POSSIBLE_SIRENS / 8);
  return {
    add: (siren: Siren): void => {
      const { byte, bit } = place(siren);
      bits[byte] = (bits[byte] ?? 0) | bit;
    },
    has: (siren: Siren): boolean => {
      const { byte, bit } = place(siren);
      return ((bits[byte] ?? 0) & bit) !== 0;
    },
  };
};
