import * as z from 'zod/mini';

/**
 * What the contract's document says of a schema beside what zod knows: a name that others refer to it by (`id`), and the
 * pattern and bounds that a rule of ours holds. Nothing here checks anything.
 */
interface Form {
  id?: string;
  type?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minProperties?: number;
  maxProperties?: number;
  format?: string;
  description?: string;
}

export const forms = z.registry<Form>();
