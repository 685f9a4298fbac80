import type { Grant } from '../../domain/access/grant.ts';
import { type MandateId, mandatorOf, type PersonId, type Siren } from '../../domain/identifiers.ts';
import { noteMandates } from '../../domain/mandates/note-mandates.ts';
import { getCard } from '../../table/access/access-cards.ts';
import type { Write } from '../../table/write.ts';
import { recordCardChange } from '../access/record-card-change.ts';
import type { CommandContext } from '../command.ts';

type Mandated = Grant & { mandateId: MandateId };

const isMandated = (grant: Grant): grant is Mandated => grant.mandateId !== undefined;

/**
 * Informs mandators of grants that were given or ended under their mandates, in the mandatary's organisation. It
 * makes one change of the person's card per mandator, and none for grants without a mandate.
 */
export const noteMandatedGrants = async (
  context: CommandContext,
  mandatary: Siren,
  personId: PersonId,
  { given = [], ended = [] }: { given?: readonly Grant[]; ended?: readonly Grant[] },
): Promise<Write[]> => {
  const mandators = new Set(
    [...given, ...ended].filter(isMandated).map(({ mandateId }) => mandatorOf(mandateId)),
  );
  const isOf = (siren: Siren) => (grant: Grant) => isMandated(grant) && mandatorOf(grant.mandateId) === siren;
  const writes = await Promise.all(
    [...mandators].map(async (siren) => {
      const change = noteMandates(
        await getCard(context.table, siren, personId),
        { siren, personId },
        {
          mandatary,
          given: given.filter(isOf(siren)),
          ended: ended.filter(isOf(siren)).map(({ id }) => id),
        },
      );
      return (await recordCardChange(context, change, 'register')).writes;
    }),
  );
  return writes.flat();
};
