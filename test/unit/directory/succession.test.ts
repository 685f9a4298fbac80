import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Establishment } from '../../../shared/domain/directory/establishment.ts';
import { findSuccession } from '../../../shared/domain/directory/succession.ts';
import { sirenSchema, siretSchema } from '../../../shared/domain/identifiers.ts';
import { type CalendarDate, dateSchema } from '../../../shared/domain/instants.ts';
import { completeEstablishment } from '../../../shared/sirene/complete-establishment.ts';
import type { EstablishmentRow } from '../../../shared/sirene/parse-establishment.ts';
import { siretNumber } from '../../support/directory/luhn.ts';

const SIREN = sirenSchema.parse('219200235');
const siret = (rank: number) => siretSchema.parse(siretNumber(SIREN, rank));
const day = (text: string): CalendarDate => dateSchema.parse(text);
const [FIRST, SECOND, THIRD] = [day('2026-06-01'), day('2026-09-01'), day('2026-11-10')];
const TODAY = day('2026-11-12');

const place = (rank: number, more: Partial<Establishment>): Establishment => ({
  ...{ siret: siret(rank), siren: SIREN, name: 'MAIRIE', headOffice: false, address: { lines: [] } },
  closures: [],
  ...more,
});
const former = { headOfficeUntil: TODAY };
const old = place(1, { ...former, closures: [{ from: THIRD }] });
const next = place(2, { headOffice: true, createdOn: THIRD });

describe('a closed head office', () => {
  it('has moved to the one that was created on the day of its closing', () => {
    expect(findSuccession(siret(1), [old, next])).toEqual({
      ...{ siret: siret(1), successor: siret(2), movedOn: THIRD },
    });
  });

  it('has moved to where its successor has moved since', () => {
    const chain = [
      place(1, { ...former, closures: [{ from: FIRST }] }),
      place(2, { ...former, createdOn: FIRST, closures: [{ from: SECOND }] }),
      place(3, { headOffice: true, createdOn: SECOND }),
    ];
    expect(findSuccession(siret(1), chain)).toMatchObject({ successor: siret(3), movedOn: FIRST });
  });

  it.each([
    ['no head office was created that day', [old, { ...next, createdOn: SECOND }]],
    ['what was created that day never was head office', [old, { ...next, headOffice: false }]],
    ['two were', [old, next, place(3, { headOffice: true, createdOn: THIRD })]],
    ['it is open', [{ ...old, closures: [] }, next]],
    ['it never was head office', [place(1, { closures: [{ from: THIRD }] }), next]],
    [
      'both closed on the day on which they were created',
      [
        { ...old, createdOn: THIRD },
        { ...next, closures: [{ from: THIRD }] },
      ],
    ],
  ])('has moved nowhere where %s', (_, known) => {
    expect(findSuccession(siret(1), known)).toBeUndefined();
  });
});

describe('the pair', () => {
  const row = (rank: number, processed: string, more: Partial<EstablishmentRow>): EstablishmentRow => ({
    ...{ siret: siret(rank), siren: SIREN, ownName: 'MAIRIE', address: { lines: [] }, headOffice: true },
    ...{ period: { state: 'open', since: FIRST }, processedAt: processed },
    ...more,
  });
  const before = row(1, '2026-10-01T00:00:00', {});
  const closed = row(1, '2026-11-11T00:00:00', {
    ...{ headOffice: false, period: { state: 'closed', since: THIRD } },
  });
  const created = row(2, '2026-11-11T00:00:01', {
    ...{ createdOn: THIRD, period: { state: 'open', since: THIRD } },
  });
  const rows = [before, closed, created];

  /** As the register stores it, which notes that somebody ceased to be head office. */
  const read = (order: readonly EstablishmentRow[]): Establishment[] => {
    const known = new Map<string, Establishment>();
    for (const each of order) {
      const stored = known.get(each.siret);
      const complete = completeEstablishment(each, { organisationName: undefined, stored, today: TODAY });
      const ceased = stored?.headOffice === true && !complete.headOffice;
      known.set(each.siret, { ...complete, ...(ceased && former) });
    }
    return [...known.values()];
  };

  it('is found in any order of files and days that showed the old one as head office, and no older file takes it back', () => {
    const orders = fc.array(fc.constantFrom(...rows), { maxLength: 8 });
    fc.assert(
      fc.property(orders, orders, (sooner, later) => {
        const order = [...sooner, ...rows, ...later];
        fc.pre(order.indexOf(before) < order.indexOf(closed));
        expect(findSuccession(siret(1), read(order))).toMatchObject({ successor: siret(2), movedOn: THIRD });
      }),
      { numRuns: 200 },
    );
  });
});
