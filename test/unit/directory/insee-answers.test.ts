import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import { establishmentChangeOf } from '../../../shared/domain/directory/establishment-change.ts';
import { isPublicSector } from '../../../shared/domain/directory/public-sector.ts';
import { dateSchema } from '../../../shared/domain/instants.ts';
import { completeEstablishment } from '../../../shared/sirene/complete-establishment.ts';
import { parseAnswer } from '../../../shared/sirene/parse-answer.ts';
import { continueReading, resumeReading } from '../../../shared/sirene/reading.ts';
import { sectorQuery } from '../../../shared/sirene/sector-query.ts';
import { loadSectorRule } from '../../../shared/sirene/sector-rule.ts';
import { afterwards, answerOf } from '../../support/directory/insee-server.ts';

const sector = loadSectorRule();
const CAMP = '21920023500022';
const day = (text: string) => dateSchema.parse(text);
const parse = (answer: unknown) => {
  const row = parseAnswer(answer, sector);
  if (row === undefined) throw new Error('left out');
  return row;
};
const complete = (answer: unknown, stored?: Establishment, today = day('2026-11-12')) =>
  completeEstablishment(parse(answer), { organisationName: 'COMMUNE DE CLAMART', stored, today });

describe('an answer of INSEE’s API', () => {
  it('is read as the row of a stock file, with the periods before the current one', () => {
    expect(parse(answerOf(CAMP))).toEqual({
      siret: CAMP,
      siren: '219200235',
      ownName: 'COLONIE DE VACANCES COMMUNE CLAMART',
      headOffice: false,
      address: { lines: [], postalCode: '86270', city: 'COUSSAY-LES-BOIS' },
      earlierPeriods: [
        { state: 'open', since: '1983-03-16' },
        { state: 'open', since: '1994-12-25' },
      ],
      period: { state: 'closed', since: '2002-06-20' },
      createdOn: '1983-03-16',
      processedAt: '2024-03-22T15:40:57.001',
    });
  });

  it.each(['13002526500013', '21920023500014', '22690001700014'])('of %s is complete', (siret) => {
    expect(complete(answerOf(siret))).toMatchObject({ siret, headOffice: true, closures: [] });
  });

  it('never shows what may not be shown', () => {
    const hidden = answerOf('13002526500013');
    for (const column of Object.keys(hidden.adresseEtablissement))
      hidden.adresseEtablissement[column] = '[ND]';
    hidden.periodesEtablissement[0].enseigne1Etablissement = '[ND]';
    hidden.periodesEtablissement[0].denominationUsuelleEtablissement = '[ND]';
    const { name, address } = complete(hidden);
    expect(name).toBe('COMMUNE DE CLAMART');
    expect(address).toEqual({ lines: [] });
    expect(JSON.stringify(complete(hidden))).not.toContain('ND]');
  });

  it('is left out when its organisation is neither public nor a known mandatary', () => {
    const of = (siren: string, category: string) =>
      parseAnswer(
        {
          ...answerOf('13002526500013'),
          siren,
          siret: `${siren}00013`,
          uniteLegale: { categorieJuridiqueUniteLegale: category },
        },
        sector,
      );
    expect(of('130025265', '5710')).toBeUndefined();
    expect(of('130025265', '7120')?.siren).toBe('130025265');
    expect(of('819999053', '5710')?.siren).toBe('819999053');
  });

  it.each([
    ['not in the form expected: the whole', null],
    ['not in the form expected: etablissementSiege', { ...answerOf(CAMP), etablissementSiege: 'oui' }],
    ['no current period', { ...answerOf(CAMP), periodesEtablissement: [] }],
    ['SIREN "1" is not', { ...answerOf(CAMP), siren: '1' }],
    [
      'dateDernierTraitementEtablissement "hier" is not a moment',
      { ...answerOf(CAMP), dateDernierTraitementEtablissement: 'hier' },
    ],
  ])('is refused alone when it is malformed: %s', (reason, answer) => {
    expect(() => parse(answer)).toThrow(reason);
  });
});

test('the search leaves out nothing that the register would keep', () => {
  const asked = sectorQuery(sector);
  for (const category of ['7210', '4110', '3110', '3210', '5710', '1000', '9220']) {
    const isAsked = new RegExp(`categorieJuridiqueUniteLegale:(${category}|${category[0]}\\*)`).test(asked);
    const siren = sector.mandataries.values().next().value;
    if (siren === undefined) throw new Error('no mandatary');
    expect(isAsked).toBe(isPublicSector({ siren, legalCategory: category }, sector));
    expect(asked).toContain(`siren:${siren}`);
  }
});

describe('what an establishment becomes', () => {
  const open = complete(answerOf('21920023500014'));

  it('has all its past when it is new, and keeps what was known when it is not', () => {
    const reopened = afterwards(answerOf(CAMP), 'A', '2026-11-02', '2026-11-10T08:00:00');
    const closures = [{ from: '2002-06-20', until: '2026-11-02' }];
    expect(complete(reopened).closures).toEqual(closures);
    // Known as open all the time, so no day of the past gets another answer.
    const known = { ...complete(answerOf(CAMP)), closures: [] };
    expect(complete(reopened, known).closures).toEqual([]);
  });

  it('stays closed when INSEE begins another closed period on a future day', () => {
    const closed = afterwards(answerOf(open.siret), 'F', '2026-11-10', '2026-11-11T08:00:00');
    const [current, ...earlier] = closed.periodesEtablissement;
    const renamed = {
      ...closed,
      dateDernierTraitementEtablissement: '2026-11-12T08:00:00',
      periodesEtablissement: [
        { ...current, dateDebut: '2026-12-01' },
        { ...current, dateFin: '2026-12-01' },
        ...earlier,
      ],
    };
    const closures = [{ from: '2026-11-10' }];
    expect(complete(renamed, complete(closed, open)).closures).toEqual(closures);
    expect(complete(renamed).closures).toEqual(closures);
  });

  it('is what INSEE processed last, in any order of reading and with any repetition', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(moments, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (days, states) => {
        const answers = days.map((of, index) => ({
          ...afterwards(
            answerOf(open.siret),
            states[index] ? 'A' : 'F',
            `2026-11-${of}`,
            `2026-11-${of}T08:00:00`,
          ),
          etablissementSiege: of % 2 === 0,
        }));
        const latest = Math.max(...days);
        const end = [...answers, ...answers].reduce<Establishment>(
          (known, answer) => complete(answer, known),
          open,
        );
        expect(end.processedAt).toBe(`2026-11-${latest}T08:00:00`);
        expect(end.headOffice).toBe(latest % 2 === 0);
        const isClosed = end.closures.some(({ until }) => until === undefined);
        expect(isClosed).toBe(states[days.indexOf(latest)] === false);
      }),
    );
  });

  it.each([
    [[], [{ from: '2026-11-10' }], { type: 'establishment.closed', closedFrom: '2026-11-10' }],
    [[{ from: '2026-11-10' }], [{ from: '2026-11-10' }], undefined],
    [
      [{ from: '2026-11-10' }],
      [{ from: '2026-11-01' }],
      { type: 'establishment.closed', closedFrom: '2026-11-01' },
    ],
    [
      [{ from: '2026-11-10' }],
      [{ from: '2026-11-10', until: '2026-11-20' }],
      { type: 'establishment.reopened', reopenedOn: '2026-11-20' },
    ],
    [[{ from: '2026-11-10' }], [], { type: 'establishment.reopened' }],
    [[{ from: '2020-01-01', until: '2021-01-01' }], [], undefined],
  ])('from closures %j to %j is %j', (before, after, change) => {
    const closures = (texts: { from: string; until?: string }[]): Establishment['closures'] =>
      texts.map(({ from, until }) => ({
        from: day(from),
        ...(until !== undefined && { until: day(until) }),
      }));
    expect(establishmentChangeOf(closures(before), closures(after))).toEqual(change);
  });
});

describe('the days that are read', () => {
  const today = day('2026-11-24');

  it('begin 40 days ago for a new register, and two days before the last day read otherwise', () => {
    expect(resumeReading(undefined, today).underway).toEqual({
      since: '2026-10-13',
      until: today,
      cursor: '*',
    });
    const stored = { readUntil: day('2026-03-01') };
    expect(resumeReading(stored, today).underway).toEqual({ since: '2026-02-27', until: today, cursor: '*' });
  });

  it('go on at the page that was not stored, and then up to today', () => {
    const stored = {
      readUntil: day('2026-11-20'),
      underway: { since: day('2026-11-18'), until: day('2026-11-23'), cursor: 'abc' },
    };
    const resumed = resumeReading(stored, today);
    expect(resumed).toEqual(stored);
    expect(continueReading(resumed, 'def', today)?.underway).toEqual({ ...stored.underway, cursor: 'def' });
    const rest = continueReading(resumed, undefined, today);
    expect(rest).toEqual({
      readUntil: '2026-11-23',
      underway: { since: '2026-11-21', until: today, cursor: '*' },
    });
    expect(rest && continueReading(rest, undefined, today)).toBeUndefined();
  });
});
