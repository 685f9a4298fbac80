import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instants.ts';
import type { Key } from './keys.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

type Refused = (stored: Record<string, unknown> | undefined) => 'stale' | DomainError;

/**
 * One action of a transaction, and the meaning of its failed condition. `stale`: what was read has changed since, and
 * the command may be tried again on fresh facts. Otherwise: the refusal that the stored item calls for.
 */
export interface PlainWrite {
  item: TransactItem;
  refused: Refused;
}

/** An announcement that stands on an item: whose it is, and the date of the effects that it announces. */
export interface Announced {
  by: string;
  at: Instant;
}

/**
 * A write to an item that decisions read. It becomes an action only over an announcement that stands on the item
 * (`settling.ts`), so that no such item changes without one.
 */
export interface EffectWrite {
  key: Key;
  over: (announced: Announced) => TransactItem;
  refused: Refused;
}

/** What a command wants to store. `carryOut` announces the effects among it, and commits all of it. */
export type Write = PlainWrite | EffectWrite;

export const isEffect = (write: Write): write is EffectWrite => 'over' in write;

export const staleWhenRefused = (): 'stale' => 'stale';
