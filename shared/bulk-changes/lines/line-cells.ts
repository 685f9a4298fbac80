import type { AccessLine } from '../../domain/bulk-changes/line.ts';
import type { LineCells } from './raw-line.ts';

const ACTION = { add: 'ajouter', change: 'modifier', remove: 'retirer' } as const;
const RIGHT = { consult: 'consulter', declare: 'déclarer', sign: 'signer' } as const;

/** The cells of a line that the register itself has made, as a file would have them. They are read back as that line. */
export const lineCells = ({
  action,
  email,
  place,
  service,
  right,
  from,
  until,
}: Omit<AccessLine, 'line'>): LineCells => ({
  action: ACTION[action],
  email,
  ...(place !== 'all' && { siret: place }),
  ...(service !== undefined && { service }),
  ...(right !== undefined && { right: RIGHT[right] }),
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});
