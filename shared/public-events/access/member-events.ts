import * as z from 'zod/mini';
import { grantField, instantField, ownedField, personField, roleField, statusField } from '../fields.ts';
import { publicEvent } from '../public-event.ts';

const change = ownedField('The change of administrator that took effect so');
const accessChange = ownedField('The bulk change that did it');
const because = { change: z.optional(change), accessChange: z.optional(accessChange) };

/** Events that were stored before they named roles have none. */
const role = z.optional(roleField);

const invited = {
  invitation: ownedField('Id of the invitation'),
  role,
  expiresAt: instantField('When the invitation lapses'),
  grants: z.array(grantField),
  accessChange: z.optional(accessChange),
};
const accepted = {
  invitation: ownedField('Id of the invitation'),
  role,
  toConfirm: z.optional(
    z
      .literal(true)
      .check(z.describe('They accepted under another name and sign nothing until they are confirmed')),
  ),
  expiresAt: z.optional(instantField('When the access ends unless they are confirmed')),
  passedFrom: z.optional(
    personField.check(
      z.describe('The person for whom the invitation waited before another one took it over'),
    ),
  ),
};
const refused = { invitation: ownedField('Id of the invitation') };
const confirmed = { invitation: ownedField('Id of the invitation'), role };
const ended = { from: statusField, role, grants: z.array(grantField), ...because };

/** Events about who belongs to an organisation. */
export const memberEvents = {
  'member.invited': publicEvent({
    what: 'A person is invited. They may do nothing until they accept.',
    data: z.object({ personId: personField, ...invited }),
    from: { 'member.invited': z.object(invited) },
  }),
  'invitation.accepted': publicEvent({
    what: 'A person has accepted an invitation, and is now a member in this role: a declarant where none is named.',
    data: z.object({ personId: personField, ...accepted }),
    from: { 'invitation.accepted': z.object(accepted) },
  }),
  'invitation.refused': publicEvent({
    what: 'A person has refused an invitation, or it passed to another person.',
    data: z.object({ personId: personField, ...refused }),
    from: { 'invitation.refused': z.object(refused) },
  }),
  'member.confirmed': publicEvent({
    what: 'An administrator has confirmed a person who accepted under another name. They may sign what their grants say, and administer if they were invited to.',
    data: z.object({ personId: personField, ...confirmed }),
    from: { 'member.confirmed': z.object(confirmed) },
  }),
  'member.suspended': publicEvent({
    what: 'All rights of a member have stopped for now; a suspended administrator does not administer.',
    data: z.object({ personId: personField, role }),
    from: { 'member.suspended': z.object({ role }) },
  }),
  'member.reactivated': publicEvent({
    what: 'A suspended member has their rights back, in their earlier role.',
    data: z.object({ personId: personField, role }),
    from: { 'member.reactivated': z.object({ role }) },
  }),
  'member.ended': publicEvent({
    what: 'A person’s access has ended, or their invitation was withdrawn (`from` is `invited`).',
    data: z.object({ personId: personField, ...ended }),
    from: { 'member.ended': z.object(ended) },
  }),
  'administrator.changed': publicEvent({
    what: 'A member’s role has changed. A person who becomes administrator by appointment is an active member too.',
    data: z.object({ personId: personField, role: roleField, change: z.optional(change) }),
    from: {
      'administrator.appointed': z.pipe(
        z.object({ change: z.optional(change) }),
        z.transform((data) => ({ ...data, role: 'administrator' as const })),
      ),
      'role.changed': z.pipe(
        z.object({ to: roleField, change: z.optional(change) }),
        z.transform(({ to, ...data }) => ({ ...data, role: to })),
      ),
    },
  }),
} as const;
