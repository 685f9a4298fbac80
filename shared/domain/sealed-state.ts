import { digestOf } from './events.ts';

/** What of an attribute is sealed: all of it, nothing, or what a function takes from the state. */
type Rule<T> = 'sealed' | 'open' | ((state: T) => unknown);
/** A rule for every attribute: a new one compiles only when somebody has decided about it. */
export type Sealing<T> = { readonly [Name in keyof T]-?: Rule<T> };

/**
 * Raised when what is sealed takes another form, such as by an upcaster that renames or merges sealed attributes. An
 * optional attribute that is added leaves earlier digests as they are.
 */
const FORM = '1';

/** The digest of what an aggregate's events seal. Equal states have equal digests, whatever the order of their keys. */
export const stateDigest = <T extends object>(sealing: Sealing<T>, state: T): string => {
  const part: Record<string, unknown> = {};
  for (const name in sealing) {
    const rule: Rule<T> = sealing[name];
    if (rule !== 'open') part[name] = rule === 'sealed' ? state[name] : rule(state);
  }
  return `${FORM}:${digestOf(part)}`;
};

/** Whether the digest was made by the present form, and can be compared. */
export const isComparable = (digest: string): boolean => digest.startsWith(`${FORM}:`);

/** Names and addresses are never sealed, so that they can be corrected and erased. */
export const withoutAddress = (value: object): object => {
  const { email: _, ...rest } = { email: undefined, ...value };
  return rest;
};

/** The hash of the chain's last event follows from the digest, and cannot be in it. */
export const END_OF_CHAIN = { lastEventHash: 'open' } as const;
