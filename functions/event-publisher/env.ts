import * as z from 'zod/mini';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  EVENT_BUS_NAME: z.string().check(z.minLength(1)),
  /** A URI that names the register of the events. Their ids are unique within it. */
  EVENT_SOURCE: z.string().check(z.regex(/^urn:trousseau:[a-z]+$/)),
});

export const readEnvironment = () => environmentSchema.parse(process.env);
