import * as z from 'zod/mini';
import { administratorChangeIdSchema } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { exampleAdministratorChange } from './examples.ts';
import { administratorChangeViewSchema } from './view-schema.ts';

export const tag = 'Changement d’administrateur';

export const params = z.object({ id: administratorChangeIdSchema });

export const change = {
  status: 200,
  description: 'La demande, son histoire, sa prochaine échéance et ce que vous pouvez faire.',
  schema: administratorChangeViewSchema,
  example: exampleAdministratorChange,
} as const;

export const decided = ['email-not-verified', 'change-closed', 'change-not-ready', 'own-request'] as const;
