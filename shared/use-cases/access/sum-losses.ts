import { type Losses, takeLosses } from '../../domain/access/losses.ts';
import type { PersonId, Siren } from '../../domain/identifiers.ts';
import { getLossesTaken, putLossesTaken } from '../../table/access/losses-taken.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';

/** Adds what this person takes away to what they took in the last seven days. Empty when nothing is taken. */
export const sumUpLosses = async (
  { table, now }: CommandContext,
  siren: Siren,
  personId: PersonId,
  losses: Losses,
): Promise<Write[]> => {
  if (losses.removals === 0 && losses.losingLastRight === 0) return [];
  const read = await getLossesTaken(table, siren, personId);
  return [putLossesTaken(table, { siren, personId }, takeLosses(read, losses, now), read)];
};
