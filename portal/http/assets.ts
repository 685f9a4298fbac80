import * as z from 'zod/mini';

/** Pictures of the guides (`portal/pictures/<name>.png`), which `npm run docs:pictures` makes; a new one begins as an empty file. */
export const PICTURES = [
  'add-member',
  'coverage',
  'end-access',
  'approve',
  'invitation',
  'profile',
  'own-card',
  'places',
  'request',
  'key',
] as const;
export type PictureName = (typeof PICTURES)[number];

/** In pixels, each of them. */
export const PICTURE_SIZE = { width: 720, height: 720 } as const;

const addressSchema = z.string().check(z.startsWith('/assets/'));

/** Where browsers get each file from; the name holds a hash of what is in it, so that it can be kept for ever. */
export const assetsSchema = z.object({
  style: addressSchema,
  script: addressSchema,
  font: addressSchema,
  icon: addressSchema,
  pictures: z.record(z.enum(PICTURES), addressSchema),
});
export type Assets = z.output<typeof assetsSchema>;
