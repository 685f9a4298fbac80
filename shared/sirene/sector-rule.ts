import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SectorRule, sectorRuleSchema } from '../domain/directory/public-sector.ts';

const CONFIGURATION = fileURLToPath(new URL('../../config/public-sector.json', import.meta.url));

/** The configuration is no sector rule. The message says where and why. */
export class SectorRuleRefused extends Error {
  constructor(path: string, reason: string) {
    super(`${path} is not a sector rule: ${reason}`);
    this.name = 'SectorRuleRefused';
  }
}

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SectorRuleRefused(path, error instanceof Error ? error.message : String(error));
  }
};

/** @throws SectorRuleRefused */
export const loadSectorRule = (path = CONFIGURATION): SectorRule => {
  const rule = sectorRuleSchema.safeParse(readJson(path));
  if (rule.success) return rule.data;
  const faults = rule.error.issues.map(
    ({ path: place, message }) => `${place.map(String).join('.')} ${message}`,
  );
  throw new SectorRuleRefused(path, faults.join('; ').trim());
};
