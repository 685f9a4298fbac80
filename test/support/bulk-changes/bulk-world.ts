import fc from 'fast-check';
import { type AccessCard, accessCardSchema } from '../../../shared/domain/access/access-card.ts';
import { type Grant, grantSchema } from '../../../shared/domain/access/grant.ts';
import { applyPersonPlan } from '../../../shared/domain/bulk-changes/apply-person-plan.ts';
import { checkLine } from '../../../shared/domain/bulk-changes/check-line.ts';
import { findContradictions } from '../../../shared/domain/bulk-changes/contradictions.ts';
import type { AccessLine } from '../../../shared/domain/bulk-changes/line.ts';
import { planPerson } from '../../../shared/domain/bulk-changes/plan-person.ts';
import { decide } from '../../../shared/domain/decisions/decide.ts';
import { grantIdSchema, type Siret, siretSchema } from '../../../shared/domain/identifiers.ts';
import { addDays, type Instant } from '../../../shared/domain/instants.ts';
import { RIGHTS, type Right } from '../../../shared/domain/rights.ts';
import { cardOf, NADIA, on, SCHOOL, SIREN, TOWN_HALL } from '../access/cards.ts';

/** When the change is applied. The card's grants are older. */
export const APPLIED_AT = on('06-01');
export const LIBRARY = siretSchema.parse('21920023500030');
export const PLACES: readonly Siret[] = [TOWN_HALL, SCHOOL, LIBRARY];
/** An establishment that opens later: only rights on "all" hold there. */
export const LATER = siretSchema.parse('21920023500105');

let rank = 0;
export const newGrantId = () => {
  rank += 1;
  return grantIdSchema.parse(`01ARZ3NDEKTSV4RRFF${String(rank).padStart(8, '0')}`);
};

const NO_PREREQUISITES = ['DSN', 'DSIJ', 'PASRAU'];
const WITH_PREREQUISITES = ['DSN', 'DAT', 'COMPTE-ENTREPRISE'];

const period = fc.constantFrom(
  {},
  {},
  {},
  { until: on('09-01') },
  { until: on('12-01') },
  { from: on('08-01') },
  { from: on('08-01'), until: on('09-01') },
);
const scope = fc.oneof(fc.constant('all' as const), fc.subarray([...PLACES], { minLength: 1 }));

/** A grant that was given in January, in any state by now. */
export const grantWith = (services: readonly string[]): fc.Arbitrary<Grant> =>
  fc
    .record({
      services: fc.dictionary(fc.constantFrom(...services), fc.constantFrom<Right>('consult', 'declare'), {
        minKeys: 1,
        maxKeys: 3,
      }),
      establishments: scope,
      period: fc.constantFrom({}, {}, { until: on('09-01') }, { from: on('08-01') }, { until: on('03-01') }),
      endedAt: fc.constantFrom(undefined, undefined, undefined, on('04-01')),
    })
    .map(
      ({
        period: { from, until, ...rest },
        endedAt,
        ...terms
      }: { period: { from?: Instant; until?: Instant }; endedAt: Instant | undefined } & Pick<
        Grant,
        'services' | 'establishments'
      >) =>
        grantSchema.parse({
          ...rest,
          ...terms,
          id: newGrantId(),
          from: from ?? on('01-01'),
          ...(until && { until }),
          ...(endedAt && { endedAt }),
          givenAt: on('01-01'),
        }),
    );

/** The card of a member with some grants: current, upcoming, expired and ended. */
export const cardWith = (services: readonly string[] = NO_PREREQUISITES): fc.Arbitrary<AccessCard> =>
  fc.array(grantWith(services), { maxLength: 4 }).map((grants) => cardOf({ grants }));

const line = (services: readonly string[]): fc.Arbitrary<Omit<AccessLine, 'line'>> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .record({
          action: fc.constantFrom('add' as const, 'change' as const),
          place: fc.constantFrom('all' as const, ...PLACES),
          service: fc.constantFrom(...services),
          right: fc.constantFrom<Right>('consult', 'declare'),
          period,
        })
        .map(({ period: when, ...rest }) => ({ ...rest, ...when, email: 'nadia@mairie.example' })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({
          place: fc.constantFrom('all' as const, ...PLACES),
          service: fc.constantFrom(...services, undefined),
        })
        .map(({ place, service }) => ({
          action: 'remove' as const,
          place,
          ...(service !== undefined && { service }),
          email: 'nadia@mairie.example',
        })),
    },
  );

const establishments = new Map([...PLACES, LATER].map((siret) => [siret, { closures: [] }]));

/** Lines without faults, none of which contradicts another. */
export const accessLines = (services: readonly string[] = NO_PREREQUISITES): fc.Arbitrary<AccessLine[]> =>
  fc.array(line(services), { minLength: 1, maxLength: 8 }).map((drawn) => {
    const lines = drawn.map((each, index): AccessLine => ({ ...each, line: index + 1 }));
    const right = lines.filter((each) => checkLine(each, { now: APPLIED_AT, establishments }).length === 0);
    const contradictions = findContradictions(right);
    return right.filter((each) => !contradictions.has(each.line));
  });

export const linesWithPrerequisites = accessLines(WITH_PREREQUISITES);
export const cardWithPrerequisites = cardWith(WITH_PREREQUISITES);

const INVITEE = {
  siren: SIREN,
  personId: NADIA,
  holder: cardOf().holder,
  email: 'nadia@mairie.example',
  invitation: `${SIREN}-01ARZ3NDEKTSV4RRFFQ69G5FAV`,
  invitedBy: NADIA,
};

/** Plans the lines on the card as it is, and applies them. */
export const applyLines = (card: AccessCard, lines: readonly AccessLine[], now = APPLIED_AT) => {
  const plan = planPerson({ card, lines, everywhere: PLACES, now, newId: newGrantId });
  const change = applyPersonPlan(card, plan, INVITEE, { bulkChange: 'change', now });
  const after =
    change === undefined ? card : accessCardSchema.parse({ ...change.after, version: card.version + 1 });
  return { plan, change, after };
};

/** The instants at which anything begins or ends, before and after the change. */
export const INSTANTS = [
  ...['02-01', '03-02', '04-02', '05-31', '06-01', '06-02', '08-02', '09-02', '12-02'].map(on),
  addDays(on('12-02'), 365),
];
export const BULK_SERVICES = [...new Set([...NO_PREREQUISITES, ...WITH_PREREQUISITES])];

/** Every decision about the card: the highest right, by instant, service and establishment. */
export const decisionsOn = (
  card: AccessCard,
  instants: readonly Instant[] = INSTANTS,
  places: readonly Siret[] = [...PLACES, LATER],
): Map<string, Right | undefined> => {
  const facts = { card, establishment: { closures: [] } };
  return new Map(
    instants.flatMap((instant) =>
      BULK_SERVICES.flatMap((service) =>
        places.map((siret): [string, Right | undefined] => [
          `${instant} ${service} ${siret}`,
          RIGHTS.findLast((right) => decide({ right, siret, service, instant }, facts).decision),
        ]),
      ),
    ),
  );
};
