import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DomainError } from '../domain/errors.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * One action of a transaction, and what a failed condition of it means: `stale` when what was read has changed since
 * (the command may be tried again on fresh facts), or the refusal that the stored item calls for.
 */
export interface Write {
  item: TransactItem;
  refused: (stored: Record<string, unknown> | undefined) => 'stale' | DomainError;
}

export const staleWhenRefused = (): 'stale' => 'stale';
