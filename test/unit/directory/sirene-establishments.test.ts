import { describe, expect, test } from 'vitest';
import { shownText } from '../../../shared/sirene/cells.ts';
import { identifyEstablishment, parseEstablishmentRow } from '../../../shared/sirene/parse-establishment.ts';
import clamartSummerCamp from '../../data/sirene/21920023500022.json' with { type: 'json' };
import rhone from '../../data/sirene/22690001700014.json' with { type: 'json' };
import { establishment, type Row } from '../../support/directory/stock-files.ts';

const parseCells = (row: Record<string, unknown>) => {
  const cells = (column: string) => shownText(row[column] == null ? undefined : String(row[column]));
  return parseEstablishmentRow(cells, identifyEstablishment(cells));
};
const parse = (row: Row) => parseCells(establishment(row));

/** INSEE's API names its fields like the columns of the stock files, in groups. */
const parseAnswer = ({ etablissement }: typeof clamartSummerCamp | typeof rhone) => {
  const { adresseEtablissement, periodesEtablissement, ...others } = etablissement;
  return parseCells({ ...others, ...adresseEtablissement, ...periodesEtablissement[0] });
};

test('a closed establishment of INSEE’s API is read from the same fields', () => {
  expect(parseAnswer(clamartSummerCamp)).toEqual({
    siret: '21920023500022',
    siren: '219200235',
    ownName: 'COLONIE DE VACANCES COMMUNE CLAMART',
    headOffice: false,
    address: { lines: [], postalCode: '86270', city: 'COUSSAY-LES-BOIS' },
    period: { state: 'closed', since: '2002-06-20' },
    createdOn: '1983-03-16',
    processedAt: '2024-03-22T15:40:57.001',
  });
});

test('an open establishment of INSEE’s API is read from the same fields', () => {
  expect(parseAnswer(rhone)).toMatchObject({
    ownName: 'DEPARTEMENT DU RHONE',
    address: { lines: ['29 COURS DE LA LIBERTE'], postalCode: '69003', city: 'LYON' },
    period: { state: 'open', since: '2008-01-01' },
  });
});

describe('the name', () => {
  test('joins the signs', () => {
    expect(parse({ enseigne2Etablissement: 'ANNEXE' }).ownName).toBe('MAIRIE ANNEXE');
  });

  test('is the usual denomination when there is no sign', () => {
    expect(parse({ enseigne1Etablissement: '', denominationUsuelleEtablissement: 'ECOLE' }).ownName).toBe(
      'ECOLE',
    );
  });

  test('is left to the organisation when nothing may be shown', () => {
    expect(parse({ enseigne1Etablissement: '[ND]' }).ownName).toBeUndefined();
  });
});

describe('the address', () => {
  const lines = (row: Row) => parse(row).address.lines;
  const street = {
    numeroVoieEtablissement: '12',
    typeVoieEtablissement: 'RUE',
    libelleVoieEtablissement: 'DU BAC',
  };

  test('has its lines in the order of an envelope', () => {
    const row = {
      ...street,
      complementAdresseEtablissement: 'BATIMENT A',
      distributionSpecialeEtablissement: 'BP 12',
    };
    expect(lines(row)).toEqual(['BATIMENT A', '12 RUE DU BAC', 'BP 12']);
  });

  test('spells out street types and repetition indexes, and keeps unknown ones', () => {
    expect(lines({ ...street, typeVoieEtablissement: 'AV', indiceRepetitionEtablissement: 'B' })).toEqual([
      '12 BIS AVENUE DU BAC',
    ]);
    expect(lines({ ...street, typeVoieEtablissement: 'SEN', indiceRepetitionEtablissement: 'D' })).toEqual([
      '12 D SEN DU BAC',
    ]);
  });

  test('takes the code and city of its CEDEX', () => {
    const row = {
      codePostalEtablissement: '92140',
      libelleCommuneEtablissement: 'CLAMART',
      codeCedexEtablissement: '92141',
      libelleCedexEtablissement: 'CLAMART CEDEX',
    };
    expect(parse(row).address).toMatchObject({ postalCode: '92141', city: 'CLAMART CEDEX' });
  });

  test('abroad names the city and the country', () => {
    const row = {
      libelleCommuneEtrangerEtablissement: 'BRUXELLES',
      libellePaysEtrangerEtablissement: 'BELGIQUE',
    };
    expect(parse(row).address).toEqual({ lines: [], city: 'BRUXELLES BELGIQUE' });
  });

  test('that may not be shown leaves nothing, not even the number', () => {
    const row = {
      numeroVoieEtablissement: '12',
      typeVoieEtablissement: '[ND]',
      libelleVoieEtablissement: '[ND]',
    };
    expect(parse({ ...row, codePostalEtablissement: '[ND]' }).address).toEqual({ lines: [] });
  });
});

test('an open establishment may have no known beginning', () => {
  expect(parse({ dateDebut: '' }).period).toEqual({ state: 'open', since: undefined });
});

test.each<[Row, string]>([
  [{ siret: '21920023500015' }, 'SIRET "21920023500015" is not 14 digits with a valid check digit'],
  [{ siret: '' }, 'SIRET (empty) is not 14 digits'],
  [{ siren: '130025265' }, 'SIRET 21920023500014 is not of SIREN 130025265'],
  [{ siren: '21920023' }, 'SIREN "21920023" is not 9 digits'],
  [{ etatAdministratifEtablissement: 'C' }, 'state "C" is neither A nor F'],
  [{ etatAdministratifEtablissement: '' }, 'state (empty) is neither A nor F'],
  [{ etatAdministratifEtablissement: 'F', dateDebut: '' }, 'closed, but dateDebut is empty'],
  [{ dateDebut: '2008-13-01' }, 'dateDebut "2008-13-01" is not a date'],
  [{ etablissementSiege: 'oui' }, 'etablissementSiege "oui" is neither true nor false'],
])('a row with %o is refused', (row, reason) => {
  expect(() => parse(row)).toThrow(reason);
});
