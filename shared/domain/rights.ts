import * as z from 'zod/mini';

/** consult < declare < sign; each right includes the lower ones. */
export const RIGHTS = ['consult', 'declare', 'sign'] as const;

export const rightSchema = z.enum(RIGHTS);
export type Right = z.infer<typeof rightSchema>;

export const includesRight = (held: Right, asked: Right): boolean =>
  RIGHTS.indexOf(held) >= RIGHTS.indexOf(asked);
