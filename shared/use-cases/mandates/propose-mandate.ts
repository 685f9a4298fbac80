import { refusedAt } from '../../domain/errors.ts';
import { mandateIdSchema, personIdSchema, type Siren } from '../../domain/identifiers.ts';
import type { Mandate, MandateDeed } from '../../domain/mandates/mandate.ts';
import { type MandateTermsAsked, proposedMandate } from '../../domain/mandates/propose-mandate.ts';
import { pointerTo } from '../../domain/pointer.ts';
import { getEstablishments } from '../../table/directory/establishments.ts';
import { getOrganisations, nameOrganisation } from '../../table/directory/organisations.ts';
import { requireInBeing } from '../access/require-not-ceased.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { recordMandate } from './record-mandate.ts';

export interface MandateProposal extends MandateTermsAsked {
  mandatary: { siren: Siren; name?: string | undefined };
  evidence: MandateDeed;
}

/**
 * The mandatary's name, and the write that makes it known. An organisation that the register knows keeps its own name
 * and needs no write. Another one is stored with the given name, until an import brings what Sirene says.
 * @throws unknown-mandatary when the organisation is unknown and has no name
 */
const knowMandatary = async (
  { table }: CommandContext,
  { siren, name }: MandateProposal['mandatary'],
): Promise<Outcome<string>> => {
  const known = (await getOrganisations(table, [siren], { consistent: true })).get(siren);
  if (known !== undefined) return { value: known.name, writes: [] };
  if (name === undefined) {
    throw refusedAt(pointerTo('mandatary', 'name'), { code: 'unknown-mandatary', facts: { siren } });
  }
  return { value: name, writes: [nameOrganisation(table, { siren, name })] };
};

/** @throws unknown-mandatary, organisation-closed where either side has ceased, forbidden, and what the rule throws */
export const proposeMandate = async (
  context: CommandContext,
  mandator: Siren,
  { mandatary, evidence, ...terms }: MandateProposal,
): Promise<Outcome<{ mandate: Mandate; mandataryName: string }>> => {
  const { table, now, newId, actor } = context;
  const named = terms.establishments === 'all' ? [] : terms.establishments;
  const transition = proposedMandate(
    {
      ...terms,
      id: mandateIdSchema.parse(`${mandator}-${mandatary.siren}-${newId()}`),
      by: personIdSchema.parse(actor.id),
      evidence,
    },
    { now, known: await getEstablishments(table, named) },
  );
  await requireInBeing(context, [mandator, mandatary.siren]);
  const known = await knowMandatary(context, mandatary);
  const { value: mandate, writes } = recordMandate(context, transition, 'mandator');
  return { value: { mandate, mandataryName: known.value }, writes: [...writes, ...known.writes] };
};
