import { readFileSync } from 'node:fs';
import { type SectorRule, sectorRuleSchema } from '../domain/public-sector.ts';

const CONFIGURATION = new URL('../../config/public-sector.json', import.meta.url);

/** The rule of `config/public-sector.json`. @throws ZodError, SyntaxError or a file error: the file is part of the product */
export const loadSectorRule = (): SectorRule =>
  sectorRuleSchema.parse(JSON.parse(readFileSync(CONFIGURATION, 'utf8')));
