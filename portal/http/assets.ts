import * as z from 'zod/mini';

const addressSchema = z.string().check(z.startsWith('/assets/'));

/** Where browsers get each file from; the name holds a hash of what is in it, so that it can be kept for ever. */
export const assetsSchema = z.object({
  style: addressSchema,
  script: addressSchema,
  font: addressSchema,
  icon: addressSchema,
});
export type Assets = z.output<typeof assetsSchema>;
