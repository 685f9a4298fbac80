import * as z from 'zod/mini';
import { sirenSchema, siretSchema } from '../identifiers.ts';
import { dateSchema, type Instant, instantSchema, parisDate } from '../instants.ts';

/**
 * Closed from the first moment of `from` until the first moment of `until` (Paris time). Without `until` it is still
 * closed.
 */
export const closureSchema = z.object({ from: dateSchema, until: z.optional(dateSchema) });

/** A place of an organisation, as Sirene knows it. What Sirene may not show (`[ND]`) is absent. */
export const establishmentSchema = z.object({
  siret: siretSchema,
  siren: sirenSchema,
  name: z.string(),
  headOffice: z.boolean(),
  /** The day on which the register learned that it is head office no more. */
  headOfficeUntil: z.optional(dateSchema),
  address: z.object({
    lines: z.array(z.string()),
    postalCode: z.optional(z.string()),
    city: z.optional(z.string()),
  }),
  /** The day on which it was created, where the register met it within a year or so of it. */
  createdOn: z.optional(dateSchema),
  /** The first day on which it is open, where the register held it before that day. */
  opensOn: z.optional(dateSchema),
  closures: z.array(closureSchema),
  /** What the register knew of these until an instant, oldest first. What INSEE takes back changes no answer. */
  formerClosures: z.optional(
    z.array(
      z.object({ until: instantSchema, opensOn: z.optional(dateSchema), closures: z.array(closureSchema) }),
    ),
  ),
  /** Since when the register has held it. Absent for one that it held before this was kept. */
  knownFrom: z.optional(instantSchema),
  /** When INSEE last processed it, in INSEE's notation. Older data never replaces newer data. */
  processedAt: z.optional(z.string()),
});
export type Establishment = z.infer<typeof establishmentSchema>;

/** What is known of when an establishment is open, and was known before. */
export type KnownClosures = Pick<Establishment, 'opensOn' | 'closures' | 'formerClosures'>;

/** What the register knew at that instant. */
const knownAt = (known: KnownClosures, instant: Instant): Pick<Establishment, 'opensOn' | 'closures'> =>
  known.formerClosures?.find(({ until }) => instant < until) ?? known;

/** The closure that holds at that instant, if any, by what the register knew then. */
export const closureAt = (establishment: KnownClosures, instant: Instant) => {
  const known = knownAt(establishment, instant).closures;
  if (known.length === 0) return undefined;
  const day = parisDate(instant);
  return known.find(({ from, until }) => from <= day && (until === undefined || day < until));
};

/** Whether its first day had come at that instant, by what the register knew then. */
export const hasOpenedBy = (establishment: KnownClosures, instant: Instant): boolean => {
  const { opensOn } = knownAt(establishment, instant);
  return opensOn === undefined || opensOn <= parisDate(instant);
};

/** Whether the register held the establishment at that instant. */
export const isHeldAt = ({ knownFrom }: Pick<Establishment, 'knownFrom'>, instant: Instant): boolean =>
  knownFrom === undefined || knownFrom <= instant;

/**
 * The establishment as the register holds it from now on, in the place of what it held before. Questions about earlier
 * instants keep their answers.
 */
export const heldFrom = (
  before: Establishment | undefined,
  { formerClosures: _, knownFrom: __, ...after }: Establishment,
  now: Instant,
): Establishment => {
  if (before === undefined) return { ...after, knownFrom: now };
  const { opensOn, closures, formerClosures = [], knownFrom } = before;
  const isSame = opensOn === after.opensOn && JSON.stringify(closures) === JSON.stringify(after.closures);
  const known = { until: now, ...(opensOn !== undefined && { opensOn }), closures };
  const former = isSame ? formerClosures : [...formerClosures, known];
  return {
    ...after,
    ...(former.length > 0 && { formerClosures: former }),
    ...(knownFrom !== undefined && { knownFrom }),
  };
};

export const isClosedAt = (establishment: KnownClosures, instant: Instant): boolean =>
  closureAt(establishment, instant) !== undefined;

/** Whether it is open at that instant: its first day has come, and no closure holds. */
export const isOpenAt = (establishment: KnownClosures, instant: Instant): boolean =>
  hasOpenedBy(establishment, instant) && !isClosedAt(establishment, instant);
