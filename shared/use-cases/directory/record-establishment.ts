import { type Establishment, heldFrom } from '../../domain/directory/establishment.ts';
import {
  type EstablishmentChange,
  establishmentChangeOf,
} from '../../domain/directory/establishment-change.ts';
import { ESTABLISHMENT_SEALING } from '../../domain/directory/establishment-sealing.ts';
import { type Instant, parisDate } from '../../domain/instants.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { getEstablishmentChain, putEstablishmentChain } from '../../table/directory/establishment-chains.ts';
import { putEstablishment } from '../../table/directory/establishments.ts';
import { appendEvent } from '../../table/events.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';
import { nextEvent } from '../next-event.ts';

const recordAdministratorChange = async (
  context: CommandContext,
  establishment: Establishment,
  { type, ...days }: EstablishmentChange,
): Promise<Write[]> => {
  const { table } = context;
  const { siret, siren } = establishment;
  const chain = await getEstablishmentChain(table, siret);
  const event = nextEvent(context, chain, {
    type,
    stream: `establishment/${siret}`,
    siren,
    data: { siret, ...days },
    state: stateDigest(ESTABLISHMENT_SEALING, establishment),
  });
  const next = { version: event.sequence, lastEventHash: event.hash };
  return [appendEvent(table, event), putEstablishmentChain(table, siret, next, chain)];
};

/** Remembers when a head office ceased to be it, because whoever receives its letters is still told for a while. */
const headOfficeUntil = (
  before: Establishment | undefined,
  after: Establishment,
  now: Instant,
): Pick<Establishment, 'headOfficeUntil'> => {
  if (after.headOffice) return {};
  const until = before?.headOffice === true ? parisDate(now) : before?.headOfficeUntil;
  return until === undefined ? {} : { headOfficeUntil: until };
};

/**
 * Stores an establishment as Sirene has it now. When a known one closes or reopens, an event records it and people
 * are notified. A new one takes nothing from anybody. No right ends, because decisions read the closures.
 */
export const recordEstablishment = async (
  context: CommandContext,
  before: Establishment | undefined,
  after: Establishment,
): Promise<Write[]> => {
  const change = before && establishmentChangeOf(before.closures, after.closures);
  return [
    putEstablishment(
      context.table,
      { ...heldFrom(before, after, context.now), ...headOfficeUntil(before, after, context.now) },
      before,
    ),
    ...(change === undefined ? [] : await recordAdministratorChange(context, after, change)),
  ];
};
