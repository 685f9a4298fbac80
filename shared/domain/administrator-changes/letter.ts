import * as z from 'zod/mini';
import { siretSchema } from '../identifiers.ts';
import { type Instant, instantSchema } from '../instants.ts';

/** A letter with an activation key, to the head office. The key itself is stored nowhere. */
export const letterSchema = z.object({
  number: z.number(),
  orderedAt: instantSchema,
  /** When its envelope leaves: at once, or with the next one of the organisation. */
  leavesAt: instantSchema,
  /** Set when it was handed on to be printed. */
  leftAt: z.optional(instantSchema),
  expiresAt: instantSchema,
  keyHash: z.string(),
  triesLeft: z.number(),
  /** The head office that it goes to. Absent from letters that went to the establishment that the candidate named. */
  headOffice: z.optional(siretSchema),
  /** Places that are told of the request without a key: the establishment named, and the former head office. */
  told: z.array(siretSchema),
});
export type Letter = z.infer<typeof letterSchema>;

/** Whether the key of this letter may still be tried. */
export const canBeEntered = ({ triesLeft, expiresAt }: Letter, now: Instant): boolean =>
  triesLeft > 0 && now < expiresAt;
