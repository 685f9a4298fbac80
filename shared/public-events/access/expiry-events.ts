import * as z from 'zod/mini';
import { grantField, instantField, ownedField, personField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const invitation = {
  invitation: ownedField('Id of the invitation'),
  expiresAt: instantField('When the invitation lapses, or has lapsed'),
};
const grants = {
  grants: z.array(grantField),
  until: instantField('When the first of them runs out, or has run out'),
};

/** Events about what runs out by its date. A job records them within hours; decisions read the dates. */
export const expiryEvents = {
  'invitation.expiring': publicEvent({
    what: 'An invitation lapses soon.',
    data: z.object({ personId: personField, ...invitation }),
    from: { 'invitation.expiring': z.object(invitation) },
  }),
  'invitation.expired': publicEvent({
    what: 'An invitation has lapsed.',
    data: z.object({ personId: personField, ...invitation }),
    from: { 'invitation.expired': z.object(invitation) },
  }),
  'grant.expiring': publicEvent({
    what: 'Grants run out soon.',
    data: z.object({ personId: personField, ...grants }),
    from: { 'grant.expiring': z.object(grants) },
  }),
  'grant.expired': publicEvent({
    what: 'Grants have run out.',
    data: z.object({ personId: personField, ...grants }),
    from: { 'grant.expired': z.object(grants) },
  }),
} as const;
