/**
 * The register a second time, as plain facts over time and without any code of shared/domain. The property test asks
 * both the same questions. Instants are ISO texts, so their order is the order of time.
 */
export interface Span {
  from: string;
  until?: string;
}

export interface ModelGrant extends Span {
  id: string;
  services: Record<string, ModelRight>;
  where: 'all' | string[];
  /** When it was recorded. Nobody knew of it before. */
  recorded: string;
  /** When somebody ended it. */
  cut?: string;
}

export interface ModelInvitation extends Span {
  id: string;
  email: string;
  /** Whether it was answered, withdrawn or passed on, at any instant. */
  closed: boolean;
}

/** What was true of one person in one organisation, each fact over its own periods. */
export interface Membership {
  invitations: ModelInvitation[];
  member: Span[];
  suspended: Span[];
  administrator: Span[];
  /** Appointed by another administrator less than seven days ago. */
  newcomer: Span[];
  grants: ModelGrant[];
}

export type ModelRight = 'consult' | 'declare' | 'sign';
export const MODEL_RIGHTS: readonly ModelRight[] = ['consult', 'declare', 'sign'];

/** The part of the catalogue that the sequences use, copied by hand. */
export const MODEL_SERVICES: Record<string, { rights: ModelRight[]; requires?: string; closed?: true }> = {
  DSN: { rights: ['consult', 'declare', 'sign'] },
  DAT: { rights: ['consult', 'declare', 'sign'], requires: 'COMPTE-ENTREPRISE' },
  'COMPTE-ENTREPRISE': { rights: ['consult', 'declare'] },
  TOPAZE: { rights: ['consult'], closed: true },
};

/** The establishments of one organisation, each with the instant since when it is closed, if it closes. */
export type Places = Map<string, string | undefined>;

/** One organisation: its establishments, and its people by their numbers in the test. */
export interface ModelOrganisation {
  places: Places;
  people: Membership[];
  /** The person whom each administrator removed last, and when. */
  removals: Map<number, { of: number; at: string }>;
}

export const nobody = (): Membership => ({
  invitations: [],
  member: [],
  suspended: [],
  administrator: [],
  newcomer: [],
  grants: [],
});

export const inside = (span: Span, instant: string): boolean =>
  span.from <= instant && (span.until === undefined || instant < span.until);

export const during = (spans: readonly Span[], instant: string): boolean =>
  spans.some((span) => inside(span, instant));

const begunBy = (spans: readonly Span[], instant: string): boolean =>
  spans.some(({ from }) => from <= instant);

export type ModelStanding = 'active' | 'suspended' | 'invited' | 'ended' | 'unknown';

/** `ended` also means an invitation that lapsed, was refused or withdrawn. */
export const standing = ({ member, suspended, invitations }: Membership, instant: string): ModelStanding => {
  if (during(member, instant)) return during(suspended, instant) ? 'suspended' : 'active';
  if (during(invitations, instant)) return 'invited';
  return begunBy(member, instant) || begunBy(invitations, instant) ? 'ended' : 'unknown';
};

export const isClosedBy = (since: string | undefined, instant: string): boolean =>
  since !== undefined && since <= instant;

const DENIED: Record<Exclude<ModelStanding, 'active'>, string> = {
  suspended: 'suspended',
  invited: 'not-accepted',
  ended: 'ended',
  unknown: 'not-a-member',
};

/** Why one grant on the right establishment and service is not enough. Later entries are nearer to a yes. */
const NEARNESS = ['not-granted', 'grant-ended', 'expired', 'not-yet-effective', 'right-too-low'];

const verdict = (
  grant: ModelGrant,
  right: ModelRight,
  service: string,
  place: string,
  instant: string,
): string => {
  const held = grant.services[service];
  if (grant.recorded > instant || held === undefined) return 'not-granted';
  if (grant.where !== 'all' && !grant.where.includes(place)) return 'not-granted';
  if (grant.cut !== undefined && grant.cut <= instant) return 'grant-ended';
  if (grant.until !== undefined && grant.until <= instant) return 'expired';
  if (instant < grant.from) return 'not-yet-effective';
  return MODEL_RIGHTS.indexOf(held) < MODEL_RIGHTS.indexOf(right) ? 'right-too-low' : 'yes';
};

export interface ModelQuestion {
  person: number;
  right: ModelRight;
  place: string;
  service: string;
  instant: string;
}

/** The grant that allows it (of several, the one given first), or the reason for a no: "yes <grant>" or the reason. */
export const may = (
  organisation: ModelOrganisation,
  { person, right, place, service, instant }: ModelQuestion,
): string => {
  const membership = organisation.people[person] ?? nobody();
  if (!organisation.places.has(place)) return 'unknown-establishment';
  const catalogued = MODEL_SERVICES[service];
  if (catalogued === undefined) return 'unknown-service';
  const stands = standing(membership, instant);
  if (stands === 'ended' && !begunBy(membership.member, instant)) return 'not-accepted';
  if (stands !== 'active') return DENIED[stands];
  if (catalogued.closed) return 'service-closed';
  if (isClosedBy(organisation.places.get(place), instant)) return 'establishment-closed';
  let best = 0;
  for (const grant of membership.grants) {
    const each = verdict(grant, right, service, place, instant);
    if (each === 'yes') return `yes ${grant.id}`;
    best = Math.max(best, NEARNESS.indexOf(each));
  }
  return NEARNESS[best] ?? '';
};

/** The administrators at that instant. */
export const administrators = (organisation: ModelOrganisation, instant: string): number[] =>
  organisation.people.flatMap((membership, person) =>
    standing(membership, instant) === 'active' && during(membership.administrator, instant) ? [person] : [],
  );
