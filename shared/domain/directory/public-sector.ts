import * as z from 'zod/mini';
import { type Siren, sirenSchema } from '../identifiers.ts';
import type { Organisation } from './organisation.ts';

const sirenSet = z.pipe(
  z.array(sirenSchema),
  z.transform((sirens): ReadonlySet<Siren> => new Set(sirens)),
);

/** An operator's exceptions to the legal categories, by SIREN. `config/public-sector.json` holds them. */
export const sectorRuleSchema = z.strictObject({
  /** Public in spite of their legal category. */
  alsoPublic: sirenSet,
  /** Not public in spite of their legal category. Wins over `alsoPublic`. */
  notPublic: sirenSet,
  /** Private organisations that act for public ones (accountants, management centres): known, but not public. */
  mandataries: sirenSet,
});
export type SectorRule = z.infer<typeof sectorRuleSchema>;

type Unit = Pick<Organisation, 'siren'> & { legalCategory: string };

/**
 * Legal categories of the public sector (INSEE, "Catégories juridiques", level III). 7… are organisations under
 * administrative law, 4… public ones under commercial law, 3110 and 3210 their foreign counterparts.
 */
const PUBLIC_CATEGORY = /^(?:[74]\d{3}|3110|3210)$/;

export const isPublicSector = ({ siren, legalCategory }: Unit, rule: SectorRule): boolean =>
  !rule.notPublic.has(siren) && (rule.alsoPublic.has(siren) || PUBLIC_CATEGORY.test(legalCategory));

/** Whether the register holds the organisation: the public sector, and the organisations that may act for it. */
export const belongsInRegister = (unit: Unit, rule: SectorRule): boolean =>
  isPublicSector(unit, rule) || rule.mandataries.has(unit.siren);
