import * as z from 'zod/mini';
import {
  administratorChangeIdSchema,
  administratorChangeKindSchema,
} from '../../shared/domain/administrator-changes/administrator-change.ts';
import { forms } from '../../shared/domain/forms.ts';
import { siretSchema } from '../../shared/domain/identifiers.ts';
import { instantSchema } from '../../shared/domain/instants.ts';
import { addressSchema } from '../../shared/http/schemas.ts';
import type { CaseFile } from '../../shared/use-cases/administrator-changes/describe-case.ts';

export const statusSchema = z.enum([
  'pending',
  'escalated',
  'contestable',
  'contested',
  'approved',
  'refused',
  'expired',
  'cancelled',
]);

/** What an agent of support decides on, beside the request. */
export const caseFileSchema = z
  .object({
    place: z.optional(z.object({ siret: siretSchema, name: z.string(), address: addressSchema })),
    administrators: z.array(
      z.object({
        familyName: z.string(),
        givenName: z.string(),
        /** To the day. Absent for somebody who has never logged in. */
        lastLoginAt: z.optional(instantSchema),
      }),
    ),
    remindedAt: z.array(instantSchema),
    answered: z.array(z.object({ name: z.string(), at: instantSchema })),
    earlier: z.array(
      z.object({
        id: administratorChangeIdSchema,
        kind: administratorChangeKindSchema,
        requestedAt: instantSchema,
        state: statusSchema,
      }),
    ),
  })
  .register(forms, { id: 'CaseFile' });

export const viewCaseFile = ({ place, administrators, remindedAt, answered, earlier }: CaseFile) => ({
  ...(place !== undefined && {
    place: { siret: place.siret, name: place.name, address: place.address },
  }),
  administrators: administrators.map(({ lastLoginAt, ...names }) => ({
    ...names,
    ...(lastLoginAt !== undefined && { lastLoginAt }),
  })),
  ...{ remindedAt, answered },
  earlier: earlier.map(({ id, kind, requestedAt, state }) => ({
    id,
    kind,
    requestedAt,
    state: state.status,
  })),
});
