import { type AccessCard, maySignAt } from '../../domain/access/access-card.ts';
import { type Grant, grantPhaseAt, isOwn } from '../../domain/access/grant.ts';
import type { GrantTerms } from '../../domain/access/granting.ts';
import { findService, isClosedFrom } from '../../domain/declaration-services.ts';
import { digestOf } from '../../domain/digest.ts';
import { type Establishment, isClosedAt } from '../../domain/directory/establishment.ts';
import type { PersonId, Siret } from '../../domain/identifiers.ts';
import type { Instant } from '../../domain/instants.ts';
import { listCards } from '../../table/access/access-cards.ts';
import { listEstablishments } from '../../table/directory/establishments.ts';
import type { Table } from '../../table/table.ts';
import { loadMandated, type PersonAccess } from '../mandates/load-mandated.ts';
import { decideSigning, type Uncovered } from './uncovered.ts';

/** Who would be left to sign what somebody signs, if their access ended or stopped now. */
export interface Departure {
  /** False for a body too large to look at at once: its coverage tells. It holds no departure up. */
  known: boolean;
  /** What nobody could sign any more. */
  uncovered: Uncovered[];
  /** What one person alone could still sign. */
  single: (Uncovered & { personId: PersonId })[];
  /** The names of the places and people above. */
  placeNames: ReadonlyMap<Siret, string>;
  personNames: ReadonlyMap<PersonId, string>;
  open: number;
  /** A digest of the card's version and of both lists: what changes without changing them holds nobody up. */
  digest: string;
}

/** What is looked at for one departure: 500 read units for cards at most. */
const MAX_CARDS = 2_000;
const MAX_PLACES = 1_000;

const signsNow = (card: AccessCard, now: Instant): Grant[] =>
  maySignAt(card, now)
    ? card.grants.filter(
        (grant) =>
          isOwn(grant) &&
          grantPhaseAt(grant, now) === 'in-force' &&
          Object.values(grant.services).includes('sign'),
      )
    : [];

const signedServices = ({ services }: Grant, now: Instant): string[] =>
  Object.entries(services).flatMap(([code, right]) =>
    right === 'sign' && !isClosedFrom(findService(code)?.closedOn, now) ? [code] : [],
  );

/** For each service, who signs everywhere, and who signs in which places. */
const signatoriesOf = (cards: readonly AccessCard[], now: Instant) => {
  const everywhere = new Map<string, Set<PersonId>>();
  const somewhere = new Map<string, Set<PersonId>>();
  const note = (map: Map<string, Set<PersonId>>, key: string, personId: PersonId): void => {
    map.set(key, (map.get(key) ?? new Set()).add(personId));
  };
  for (const card of cards) {
    for (const grant of signsNow(card, now)) {
      for (const code of signedServices(grant, now)) {
        if (grant.establishments === 'all') note(everywhere, code, card.personId);
        else for (const siret of grant.establishments) note(somewhere, `${code} ${siret}`, card.personId);
      }
    }
  }
  return (service: string, siret: Siret): Set<PersonId> =>
    new Set([...(everywhere.get(service) ?? []), ...(somewhere.get(`${service} ${siret}`) ?? [])]);
};

/** Everything that the card alone may sign in these places, each once, in the order of the places. */
const signedBy = (card: AccessCard, open: readonly Establishment[], now: Instant): Uncovered[] => {
  const grants = signsNow(card, now);
  return open.flatMap(({ siret }) => {
    const here = grants.filter(
      ({ establishments }) => establishments === 'all' || establishments.includes(siret),
    );
    const services = new Set(here.flatMap((grant) => signedServices(grant, now)));
    return [...services].sort().map((service) => ({ service, siret }));
  });
};

const NOBODY = { placeNames: new Map<Siret, string>(), personNames: new Map<PersonId, string>(), open: 0 };

const withDigest = (card: AccessCard, found: Omit<Departure, 'digest'>): Departure => ({
  ...found,
  digest: digestOf([card.version, found.known, found.uncovered, found.single]),
});

/** Whether anybody signs there under a mandate: the leaver too, who keeps that. */
const signedUnderMandate =
  (accesses: readonly PersonAccess[], now: Instant) =>
  (service: string, establishment: Establishment): boolean =>
    accesses.some(
      ({ mandated }) =>
        mandated.length > 0 &&
        decideSigning({ card: undefined, mandated }, service, establishment, now).decision,
    );

/** What would stay without a signatory, read for this moment. Nothing is read for whoever signs nothing. */
export const lookAtDeparture = async (table: Table, card: AccessCard, now: Instant): Promise<Departure> => {
  if (signsNow(card, now).length === 0) {
    return withDigest(card, { known: true, uncovered: [], single: [], ...NOBODY });
  }
  const [cards, { establishments, next }] = await Promise.all([
    listCards(table, card.siren, MAX_CARDS + 1),
    listEstablishments(table, card.siren, { limit: MAX_PLACES }),
  ]);
  if (next !== undefined || cards.length > MAX_CARDS) {
    return withDigest(card, { known: false, uncovered: [], single: [], ...NOBODY });
  }
  const open = establishments.filter((each) => !isClosedAt(each, now));
  const bySiret = new Map(open.map((each) => [each.siret, each]));
  const others = cards.filter(({ personId }) => personId !== card.personId);
  const left = signatoriesOf(others, now);
  const isMandated = signedUnderMandate(await loadMandated(table, cards, now), now);
  const uncovered: Uncovered[] = [];
  const single: Departure['single'] = [];
  for (const pair of signedBy(card, open, now)) {
    const [only, ...more] = left(pair.service, pair.siret);
    const place = bySiret.get(pair.siret);
    if (more.length > 0 || place === undefined || isMandated(pair.service, place)) continue;
    if (only === undefined) uncovered.push(pair);
    else single.push({ ...pair, personId: only });
  }
  const names = cards.map(({ personId, holder: { givenName, familyName } }) => {
    return [personId, `${givenName} ${familyName}`.trim()] as const;
  });
  return withDigest(card, {
    known: true,
    uncovered,
    single,
    placeNames: new Map(open.map(({ siret, name }) => [siret, name])),
    personNames: new Map(names),
    open: open.length,
  });
};

/** The services that one needs for another, with the right that the grant itself has on them. */
const prerequisitesIn = (grant: Grant, code: string): GrantTerms['services'] =>
  Object.fromEntries(
    (findService(code)?.requires ?? []).flatMap((required) => {
      const right = grant.services[required];
      return right === undefined ? [] : [[required, right]];
    }),
  );

/**
 * The grants by which somebody else would sign what stays uncovered, and nothing more: of each grant that ends, the
 * services to sign with what they need, in the places that nobody signs for, until it would have ended. For a body
 * that was too large to look at, everything that the leaver signs.
 */
export const termsToHandOver = (card: AccessCard, departure: Departure, now: Instant): GrantTerms[] => {
  const waiting = new Set(departure.uncovered.map(({ service, siret }) => `${service} ${siret}`));
  return signsNow(card, now).flatMap((grant): GrantTerms[] => {
    const byScope = new Map<string, GrantTerms>();
    for (const code of signedServices(grant, now)) {
      const within = departure.uncovered.filter(
        ({ service, siret }) =>
          service === code &&
          waiting.has(`${service} ${siret}`) &&
          (grant.establishments === 'all' || grant.establishments.includes(siret)),
      );
      if (departure.known && within.length === 0) continue;
      for (const { service, siret } of within) waiting.delete(`${service} ${siret}`);
      const isAll = grant.establishments === 'all' && (!departure.known || within.length === departure.open);
      const establishments = isAll
        ? 'all'
        : departure.known
          ? within.map(({ siret }) => siret)
          : grant.establishments;
      const key = JSON.stringify(establishments);
      byScope.set(key, {
        services: { ...prerequisitesIn(grant, code), ...byScope.get(key)?.services, [code]: 'sign' },
        establishments,
        until: grant.until,
      });
    }
    return [...byScope.values()];
  });
};
