import * as z from 'zod/mini';
import { machineRulesTextSchema } from '../../shared/http/machine-tokens.ts';
import { publicEnvironmentSchema } from '../environment.ts';

export const environmentSchema = z.object({
  ...publicEnvironmentSchema.shape,
  /** How relying services are known: shared/http/machine-tokens.ts, as JSON. */
  MACHINES: machineRulesTextSchema,
});
