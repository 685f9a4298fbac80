import * as z from 'zod/mini';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  ACCESS_STATE_MACHINE_ARN: z.string().check(z.minLength(1)),
});

export const readEnvironment = () => environmentSchema.parse(process.env);
