import type { RefusalCode } from '../client/contract.ts';
import { RegisterRefusal } from '../client/refusal.ts';

/** An answer to put right: the id of its field, and what to do. Without a field it is about the whole form. */
export interface Fault {
  field?: string;
  sentence: string;
}

/** Our sentence for a refusal of the register, and the field that it stands beside. */
export type RefusalWords = Readonly<Partial<Record<RefusalCode, Fault>>>;

/** The same for a part of the body (a JSON pointer from its root, also of what is below it) that the register finds wrong. */
export type PointerWords = Readonly<Record<string, Fault>>;

/**
 * What a page tells of a refusal: its own sentence for the code; else, for each fault, the field that the pointer names
 * and the sentence of the page or else the register's. A refusal that names no faults is thrown again, and has a page of
 * its own.
 */
export const faultsOf = (error: unknown, words: RefusalWords, pointers: PointerWords = {}): Fault[] => {
  if (!(error instanceof RegisterRefusal)) throw error;
  const byCode: Readonly<Record<string, Fault | undefined>> = words;
  const known = byCode[error.code];
  if (known !== undefined) return [known];
  if (error.faults.length === 0) throw error;
  return error.faults.map(({ pointer = '', detail }) => {
    const named = Object.entries(pointers).find(
      ([prefix]) => pointer === prefix || pointer.startsWith(`${prefix}/`),
    );
    return named?.[1] ?? { sentence: detail };
  });
};

/** The sentence beside this field, if it has a fault. */
export const faultAt = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((fault) => fault.field === field)?.sentence;
