import { type Establishment, heldFrom } from '../../domain/directory/establishment.ts';
import {
  type EstablishmentChange,
  establishmentChangeOf,
} from '../../domain/directory/establishment-change.ts';
import { ESTABLISHMENT_SEALING } from '../../domain/directory/establishment-sealing.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { type CalendarDate, type Instant, parisDate } from '../../domain/instants.ts';
import { stateDigest } from '../../domain/sealed-state.ts';
import { getEstablishmentChain, putEstablishmentChain } from '../../table/directory/establishment-chains.ts';
import { putEstablishment } from '../../table/directory/establishments.ts';
import { appendEvent } from '../../table/events.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';
import { nextEvent } from '../next-event.ts';
import { type FoundMove, findMoves, forgetMove, noteMoves } from './note-move.ts';

type EstablishmentEvent =
  | (EstablishmentChange & { successor?: Siret })
  | { type: 'establishment.moved'; successor: Siret; movedOn: CalendarDate };

const recordOnChain = async (
  context: CommandContext,
  establishment: Establishment,
  { type, ...days }: EstablishmentEvent,
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

/** A closure names where the establishment has moved to. Where that is learnt later, it is an event of its own. */
const recordEvents = async (
  context: CommandContext,
  stored: Establishment,
  change: EstablishmentChange | undefined,
  moves: readonly FoundMove[],
): Promise<Write[]> => {
  const own = moves.find(({ moved }) => moved.siret === stored.siret);
  const events: [Establishment, EstablishmentEvent][] = moves
    .filter((each) => each !== own)
    .map(({ succession: { successor, movedOn }, moved }) => [
      moved,
      { type: 'establishment.moved', successor, movedOn },
    ]);
  if (change !== undefined) {
    const to = own === undefined ? {} : { successor: own.succession.successor };
    events.push([stored, { ...change, ...to }]);
  }
  const writes = await Promise.all(events.map(([place, event]) => recordOnChain(context, place, event)));
  return writes.flat();
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
 * are notified; so when it comes to light where a closed head office has moved to. A new one takes nothing from anybody.
 * No right ends, because decisions read the closures.
 */
export const recordEstablishment = async (
  context: CommandContext,
  before: Establishment | undefined,
  after: Establishment,
): Promise<Write[]> => {
  const change = before && establishmentChangeOf(before.closures, after.closures);
  const stored = { ...heldFrom(before, after, context.now), ...headOfficeUntil(before, after, context.now) };
  const moves = await findMoves(context, before, stored, change);
  return [
    putEstablishment(context.table, stored, before),
    ...(await recordEvents(context, stored, change, moves)),
    ...(await noteMoves(context, stored, moves)),
    ...(change?.type === 'establishment.reopened' ? await forgetMove(context, stored) : []),
  ];
};
