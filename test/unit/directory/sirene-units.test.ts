import { describe, expect, test } from 'vitest';
import { shownText } from '../../../shared/sirene/cells.ts';
import { identifyUnit, parseUnitRow } from '../../../shared/sirene/parse-unit.ts';
import { type Row, unit } from '../../support/directory/stock-files.ts';

const parse = (row: Row) => {
  const cells = (column: string) => shownText(unit(row)[column]);
  return parseUnitRow(cells, identifyUnit(cells));
};

test('a legal unit becomes an organisation', () => {
  expect(parse({ sigleUniteLegale: 'CLAM' })).toEqual({
    siren: '219200235',
    name: 'COMMUNE DE CLAMART',
    acronym: 'CLAM',
    legalCategory: '7210',
  });
});

test('a unit that has ceased is closed from the start of its C period', () => {
  expect(parse({ etatAdministratifUniteLegale: 'C', dateDebut: '2020-01-01' })).toMatchObject({
    closedOn: '2020-01-01',
  });
});

describe('the name', () => {
  test.each(['[ND]', '', ' [ND] ', '[ND] [ND]'])('falls back to the SIREN for "%s"', (name) => {
    expect(parse({ denominationUniteLegale: name }).name).toBe('219200235');
  });

  test('of a natural person is the given name in use and the name in use', () => {
    const person = {
      denominationUniteLegale: '',
      categorieJuridiqueUniteLegale: '1000',
      prenom1UniteLegale: 'ANNE',
      prenomUsuelUniteLegale: 'ANNA',
      nomUniteLegale: 'PETIT',
    };
    expect(parse(person).name).toBe('ANNA PETIT');
    expect(parse({ ...person, prenomUsuelUniteLegale: '', nomUsageUniteLegale: 'GRAND' }).name).toBe(
      'ANNE GRAND',
    );
    expect(parse({ ...person, nomUniteLegale: '[ND]', prenomUsuelUniteLegale: '[ND]' }).name).toBe(
      '219200235',
    );
  });

  test('without a denomination is the usual one', () => {
    expect(parse({ denominationUniteLegale: '', denominationUsuelle1UniteLegale: 'LA MAIRIE' }).name).toBe(
      'LA MAIRIE',
    );
  });
});

test('a unit whose acronym may not be shown has none', () => {
  expect(parse({ sigleUniteLegale: '[ND]' })).not.toHaveProperty('acronym');
});

test.each<[Row, string]>([
  [{ siren: '219200236' }, 'SIREN "219200236" is not 9 digits with a valid check digit'],
  [{ siren: '' }, 'SIREN (empty) is not 9 digits'],
  [{ siren: '\u001B[31m219' }, 'SIREN "\\u001b[31m219" is not'],
  [{ categorieJuridiqueUniteLegale: '' }, 'legal category (empty) is not 4 digits'],
  [{ etatAdministratifUniteLegale: 'F' }, 'state "F" is neither A nor C'],
  [{ dateDebut: '2020-02-31' }, 'dateDebut "2020-02-31" is not a date'],
  [{ dateDebut: '01/01/2020' }, 'dateDebut "01/01/2020" is not a date'],
  [{ etatAdministratifUniteLegale: 'C', dateDebut: '' }, 'ceased, but dateDebut is empty'],
])('a row with %o is refused', (row, reason) => {
  expect(() => parse(row)).toThrow(reason);
});
