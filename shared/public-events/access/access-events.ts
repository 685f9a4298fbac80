import * as z from 'zod/mini';
import { grantField, ownedField, personField, reviewField, roleField, statusField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const grants = (what: string) => z.array(grantField).check(z.describe(what));

const access = z.object({
  personId: personField,
  ended: grants('Grants that have ended'),
  given: grants('Grants that are new'),
  restored: z.optional(
    z
      .object({ status: statusField, role: roleField })
      .check(z.describe('Undoing a bulk change has brought a member back, so')),
  ),
  accessChange: z.optional(ownedField('The bulk change that did it')),
  review: z.optional(reviewField),
});

const one = z.object({ grant: grantField });
const replaced = z.object({ grant: grantField, replaced: grantField });
const several = z.object({
  ended: z.array(grantField),
  given: z.array(one),
  restored: access.shape.restored,
  accessChange: access.shape.accessChange,
  review: access.shape.review,
});

const confirmed = { review: reviewField };

/** Events about what a member may do. */
export const accessEvents = {
  'access.changed': publicEvent({
    what: 'A member’s grants have changed. A decision says what they may do now.',
    data: access,
    from: {
      'grant.given': z.pipe(
        one,
        z.transform(({ grant }) => ({ ended: [], given: [grant] })),
      ),
      'grant.changed': z.pipe(
        replaced,
        z.transform(({ grant, replaced }) => ({ ended: [replaced], given: [grant] })),
      ),
      'grant.ended': z.pipe(
        one,
        z.transform(({ grant }) => ({ ended: [grant], given: [] })),
      ),
      'access.changed': z.pipe(
        several,
        z.transform(({ given, ...data }) => ({ ...data, given: given.map(({ grant }) => grant) })),
      ),
    },
  }),
  'access.confirmed': publicEvent({
    what: 'A yearly review found that a member’s access is still right. It has not changed.',
    data: z.object({ personId: personField, ...confirmed }),
    from: { 'access.confirmed': z.object(confirmed) },
  }),
} as const;
