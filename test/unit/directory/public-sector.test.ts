import { expect, test } from 'vitest';
import {
  belongsInRegister,
  isPublicSector,
  sectorRuleSchema,
} from '../../../shared/domain/directory/public-sector.ts';
import { sirenSchema } from '../../../shared/domain/identifiers.ts';
import { loadSectorRule } from '../../../shared/sirene/sector-rule.ts';
import { temporaryFile } from '../../support/directory/stock-files.ts';

const siren = sirenSchema.parse('219200235');
const NO_EXCEPTION = { alsoPublic: [], notPublic: [], mandataries: [] };
const ruleWith = (lists: object) => sectorRuleSchema.parse({ ...NO_EXCEPTION, ...lists });

test.each(['7210', '7490', '4110', '4160', '3110', '3210'])(
  'legal category %s is public',
  (legalCategory) => {
    expect(isPublicSector({ siren, legalCategory }, ruleWith({}))).toBe(true);
  },
);

test.each(['5710', '1000', '9220', '3120', '3220', '6540', '2700', '74', '72100', ''])(
  'legal category "%s" is not public',
  (legalCategory) => {
    expect(isPublicSector({ siren, legalCategory }, ruleWith({}))).toBe(false);
  },
);

test('the allow-list makes any category public', () => {
  expect(isPublicSector({ siren, legalCategory: '5710' }, ruleWith({ alsoPublic: [siren] }))).toBe(true);
});

test('the deny-list wins over the category and over the allow-list', () => {
  const rule = ruleWith({ alsoPublic: [siren], notPublic: [siren] });
  expect(isPublicSector({ siren, legalCategory: '7210' }, rule)).toBe(false);
  expect(belongsInRegister({ siren, legalCategory: '7210' }, rule)).toBe(false);
});

test('a known mandatary is in the register without being public', () => {
  const rule = ruleWith({ mandataries: [siren] });
  expect(isPublicSector({ siren, legalCategory: '5710' }, rule)).toBe(false);
  expect(belongsInRegister({ siren, legalCategory: '5710' }, rule)).toBe(true);
});

test('an impossible SIREN and a misspelt list in the configuration are refused', () => {
  expect(sectorRuleSchema.safeParse({ ...NO_EXCEPTION, mandataries: ['219200236'] }).success).toBe(false);
  expect(sectorRuleSchema.safeParse({ ...NO_EXCEPTION, alsoPublik: [] }).success).toBe(false);
});

test('a configuration that is no rule is refused with its place and reason', () => {
  const load = (content: string) => () => loadSectorRule(temporaryFile('public-sector.json', content));
  const withBadSiren = JSON.stringify({ ...NO_EXCEPTION, mandataries: ['819999053', '1'] });
  expect(load(withBadSiren)).toThrow(/public-sector\.json is not a sector rule: mandataries\.1 siren/);
  expect(load('{')).toThrow('is not a sector rule: ');
});

test('the delivered configuration is a valid rule', () => {
  expect(loadSectorRule().mandataries.size).toBeGreaterThan(0);
});
