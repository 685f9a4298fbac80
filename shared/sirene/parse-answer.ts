import { belongsInRegister, type SectorRule } from '../domain/directory/public-sector.ts';
import { type RowCells, RowRefused, shownText } from './cells.ts';
import { inseeEstablishmentSchema } from './insee-answer.ts';
import {
  type EstablishmentRow,
  identifyEstablishment,
  inseePeriodOf,
  parseEstablishmentRow,
} from './parse-establishment.ts';
import { identifyUnit } from './parse-unit.ts';

type Values = Record<string, string | null | undefined>;

const cellsOf =
  (values: Values): RowCells<string> =>
  (column) =>
    shownText(values[column] ?? undefined);

const parseShape = (answer: unknown) => {
  const parsed = inseeEstablishmentSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'the whole');
  throw new RowRefused(`not in the form expected: ${places.join(', ')}`);
};

const byBeginning = (a: { dateDebut?: string | null | undefined }, b: typeof a): number =>
  (a.dateDebut ?? '') < (b.dateDebut ?? '') ? -1 : 1;

/**
 * Turns an establishment of INSEE's API into a row of the stock file, with its earlier periods. The API names its
 * fields like the columns of the stock files, in groups. Undefined when its organisation is not in the sector.
 * @throws RowRefused
 */
export const parseAnswer = (answer: unknown, sector: SectorRule): EstablishmentRow | undefined => {
  const { uniteLegale, adresseEtablissement, periodesEtablissement, ...own } = parseShape(answer);
  const unit = identifyUnit(cellsOf({ siren: own.siren, ...uniteLegale }));
  if (!belongsInRegister(unit, sector)) return undefined;
  const current = periodesEtablissement.find(({ dateFin }) => dateFin == null);
  if (current === undefined) throw new RowRefused('no current period');
  const earlier = periodesEtablissement.filter((period) => period !== current).sort(byBeginning);
  const cells = cellsOf({
    ...own,
    etablissementSiege: String(own.etablissementSiege),
    ...adresseEtablissement,
    ...current,
  });
  return {
    ...parseEstablishmentRow(cells, identifyEstablishment(cells)),
    earlierPeriods: earlier.map((period) => inseePeriodOf(cellsOf(period))),
  };
};
