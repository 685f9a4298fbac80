import * as z from 'zod/mini';
import type { SectorRule } from '../../shared/domain/directory/public-sector.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import { logger } from '../../shared/observability/logger.ts';
import { RowRefused } from '../../shared/sirene/cells.ts';
import { parseAnswer } from '../../shared/sirene/parse-answer.ts';
import type { EstablishmentRow } from '../../shared/sirene/parse-establishment.ts';

const namedSchema = z.object({ siret: siretSchema });

/**
 * The rows of a page that are in the sector. A row that cannot be read is logged and counted, and holds up no other.
 */
export const parseRows = (
  answers: readonly unknown[],
  sector: SectorRule,
  count: (outcome: 'left-out' | 'refused') => void,
): EstablishmentRow[] =>
  answers.flatMap((answer) => {
    try {
      const row = parseAnswer(answer, sector);
      if (row === undefined) count('left-out');
      return row ?? [];
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      const named = namedSchema.safeParse(answer);
      logger.warn('establishment refused', { siret: named.data?.siret, reason: error.message });
      count('refused');
      return [];
    }
  });
