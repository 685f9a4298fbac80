import * as z from 'zod/mini';
import { textVariable } from '../environment.ts';

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({
  EVENT_BUS_NAME: textVariable(),
  /** A URI that names the register of the events. Their ids are unique within it. */
  EVENT_SOURCE: z.string().check(z.regex(/^urn:trousseau:[a-z]+$/)),
});
