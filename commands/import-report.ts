import type { ImportCounts, RefusedRow } from '../shared/sirene/import-file.ts';

export const describeRefusal = ({ path, line, reason }: RefusedRow): string =>
  `refused: ${path}, line ${line}: ${reason}`;

const describe = (name: string, counts: ImportCounts): string =>
  `${name}: ${counts.read} read (${counts.kept} kept, ${counts.leftOut} left out, ${counts.refused} refused), ` +
  `${counts.written} written, ${counts.unchanged} unchanged`;

export const describeCounts = (counts: { units: ImportCounts; establishments: ImportCounts }): string =>
  [describe('units', counts.units), describe('establishments', counts.establishments)].join('\n');
