import * as z from 'zod/mini';

const text = () => z.string().check(z.minLength(1));

/** The environment of this Lambda: the CDK writes it with this type, the Lambda parses it. */
export const environmentSchema = z.object({ TABLE_NAME: text(), FILES_BUCKET_NAME: text() });

export const readEnvironment = () => environmentSchema.parse(process.env);
