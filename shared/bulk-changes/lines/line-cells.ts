import type { AccessLine } from '../../domain/bulk-changes/line.ts';
import type { LineCells } from './raw-line.ts';

/** The cells of a line that the register itself has made, as a request would have them. They are read back as that line. */
export const lineCells = ({ line: _, place, familyName, givenName, ...cells }: AccessLine): LineCells => ({
  ...cells,
  ...(familyName && { familyName }),
  ...(givenName && { givenName }),
  ...(place !== 'all' && { siret: place }),
});
