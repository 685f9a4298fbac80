import { grantsThere } from '../../domain/bulk-changes/carry-over.ts';
import type { Establishment } from '../../domain/directory/establishment.ts';
import type { EstablishmentChange } from '../../domain/directory/establishment-change.ts';
import { closedFrom, findSuccession, type Succession } from '../../domain/directory/succession.ts';
import type { Siret } from '../../domain/identifiers.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { listHeadOffices } from '../../table/directory/establishments.ts';
import { getMoves, putMoves } from '../../table/directory/successions.ts';
import type { Write } from '../../table/write.ts';
import type { CommandContext } from '../command.ts';

/** A move that came to light, and the head office that moved, as the register holds it. */
export interface FoundMove {
  succession: Succession;
  moved: Establishment;
}

/** The organisation's head offices, present and former, with the one that is being stored. */
const headOfficesWith = async (
  { table }: CommandContext,
  stored: Establishment,
): Promise<Establishment[]> => {
  const others = await listHeadOffices(table, stored.siren);
  return [...others.filter(({ siret }) => siret !== stored.siret), stored];
};

/** Whether the establishment has just become what another one may have moved to. */
const isNewHeadOffice = (before: Establishment | undefined, after: Establishment): boolean =>
  after.headOffice &&
  after.createdOn !== undefined &&
  closedFrom(after) === undefined &&
  !(before?.headOffice === true && before.createdOn === after.createdOn);

/**
 * The moves that the establishment brings to light: its own where it closes, else those of the head offices that closed on
 * the day on which it was created. Whichever of the two INSEE tells of first, the second one completes the pair.
 */
export const findMoves = async (
  context: CommandContext,
  before: Establishment | undefined,
  stored: Establishment,
  change: EstablishmentChange | undefined,
): Promise<FoundMove[]> => {
  const closes = change?.type === 'establishment.closed';
  const wasHeadOffice = stored.headOffice || stored.headOfficeUntil !== undefined;
  if (!(closes && wasHeadOffice) && !isNewHeadOffice(before, stored)) return [];
  const offices = await headOfficesWith(context, stored);
  const moved = closes ? [stored] : offices.filter((each) => closedFrom(each) === stored.createdOn);
  return moved.flatMap((each) => {
    const succession = findSuccession(each.siret, offices);
    return succession === undefined ? [] : [{ succession, moved: each }];
  });
};

/**
 * Keeps, beside the organisation, the moves whose rights somebody is to carry over, so that tasks find them without
 * reading all cards. Where nobody holds a right on the old establishment by its name, there is nothing to do.
 */
export const noteMoves = async (
  { table, now }: CommandContext,
  { siren }: Pick<Establishment, 'siren'>,
  found: readonly FoundMove[],
): Promise<Write[]> => {
  if (found.length === 0) return [];
  const [cards, known] = await Promise.all([listCards(table, siren), getMoves(table, siren)]);
  const isHeld = (siret: Siret): boolean => cards.some((card) => grantsThere(card, siret, now).length > 0);
  const news = found
    .map(({ succession }) => succession)
    .filter(({ siret }) => known?.moves[siret] === undefined && isHeld(siret));
  return news.length === 0 ? [] : [putMoves(table, siren, news, known)];
};

/** A head office that was not closed after all has not moved: nobody is to carry anything over. */
export const forgetMove = async (
  { table }: CommandContext,
  { siren, siret }: Pick<Establishment, 'siren' | 'siret'>,
): Promise<Write[]> => {
  const known = await getMoves(table, siren);
  return known?.moves[siret] === undefined ? [] : [putMoves(table, siren, [], known, siret)];
};
