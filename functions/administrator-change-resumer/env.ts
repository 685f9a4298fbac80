import * as z from 'zod/mini';
import { administratorChangeTermsTextSchema } from '../../shared/domain/administrator-changes/terms.ts';
import { tableEnvironmentSchema, textVariable } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  STATE_MACHINE_ARN: textVariable(),
  /** How long each wait lasts: shared/domain/administrator-changes/terms.ts, as JSON. */
  ADMINISTRATOR_CHANGE_TERMS: administratorChangeTermsTextSchema,
});
