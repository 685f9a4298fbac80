import * as z from 'zod/mini';
import { agentRulesTextSchema } from '../shared/http/agents.ts';

/** A variable that is not empty. */
export const textVariable = () => z.string().check(z.minLength(1));

/** The environment of a Lambda that needs only the table. Every other one has its own `env.ts`. */
export const tableEnvironmentSchema = z.object({ TABLE_NAME: textVariable() });

/** The environment of a Lambda whose answers name the address of the API. */
export const publicEnvironmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  /** Where the API answers. No header of a request says so: a client could write what it likes there. */
  API_ORIGIN: z.url(),
});

/** The environment of the Lambda that shows the contract. */
export const contractEnvironmentSchema = z.object({
  ...publicEnvironmentSchema.shape,
  /** Who issues the tokens that the API takes. */
  ISSUER: z.url(),
});

/** The environment of a Lambda that people call. */
export const personEnvironmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  /** How agents of support are known: shared/http/agents.ts, as JSON. */
  AGENTS: agentRulesTextSchema,
});

/** The environment of a Lambda that keeps files beside the table. */
export const filesEnvironmentSchema = z.object({
  ...tableEnvironmentSchema.shape,
  FILES_BUCKET_NAME: textVariable(),
});

/**
 * The environment of this Lambda, read once when it starts. The CDK writes it with the schema's type.
 * @throws when a variable is missing or badly formed, so that the Lambda does not start
 */
export const readEnvironment = <Schema extends z.core.$ZodType>(schema: Schema): z.core.output<Schema> =>
  z.parse(schema, process.env);
