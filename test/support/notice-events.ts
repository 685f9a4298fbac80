import { ulid } from 'ulid';
import { type NoticeEvent, noticeEventSchema } from '../../shared/notifications/notice-facts.ts';

const SIREN = '219200235';

/** An event with every fact that a notice may read, each recognisable in a text. */
export const noticeEvent = (
  type: NoticeEvent['type'],
  data: Record<string, unknown> = {},
  overrides: Record<string, unknown> = {},
): NoticeEvent =>
  noticeEventSchema.parse({
    id: ulid(),
    type,
    siren: SIREN,
    personId: '01J9ZK00000000000000000009',
    occurredAt: '2026-11-23T14:30:00.000Z',
    actor: { type: 'person', id: '01J9ZK00000000000000000008' },
    reason: 'MOTIF <i>secret</i>',
    data: {
      invitation: `${SIREN}-01J9ZK00000000000000000001`,
      expiresAt: '2026-12-03T11:00:00.000Z',
      ...(type.startsWith('administrator-change.') && {
        change: `${SIREN}-01J9ZK00000000000000000002`,
        kind: 'replacement',
        siret: '21920023500014',
        deadline: '2026-12-03T11:00:00.000Z',
        effectiveAt: '2027-01-01T11:05:00.000Z',
        outgoing: '01J9ZK00000000000000000003',
        triesLeft: 3,
      }),
      ...(type.startsWith('mandate.') && {
        mandate: `${SIREN}-819999053-01J9ZK00000000000000000004`,
        side: 'mandatary',
        affectedGrants: 2,
      }),
      ...(type === 'member.ended' || type === 'member.suspended' ? { role: 'administrator' } : {}),
      ...((type === 'invitation.accepted' || type === 'member.confirmed') && { role: 'administrator' }),
      ...(type === 'role.changed' && { from: 'administrator', to: 'declarant' }),
      ...(type === 'establishment.moved' && {
        siret: '21920023500014',
        successor: '21920023500063',
        movedOn: '2026-11-23',
      }),
      ...(type.startsWith('contest.') && {
        contest: `${SIREN}-01J9ZK00000000000000000005`,
        deadline: '2026-12-03T11:00:00.000Z',
        decision: 'restore',
      }),
      ...(type.startsWith('profile.') && { dueAt: '2026-12-03T11:00:00.000Z', cause: 'unconfirmed' }),
      ...(type.startsWith('grant.') && {
        grants: ['01J9ZK00000000000000000004'],
        until: '2026-12-03T11:00:00.000Z',
      }),
      ...(type.startsWith('access-review.') && {
        review: '01J9ZK00000000000000000005',
        deadline: '2026-12-03T11:00:00.000Z',
        suspended: 3,
      }),
      ...data,
    },
    ...overrides,
  });
