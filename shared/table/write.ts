import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DomainError } from '../domain/errors.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * One action of a transaction, and the meaning of its failed condition. `stale`: what was read has changed since, and
 * the command may be tried again on fresh facts. Otherwise: the refusal that the stored item calls for.
 */
export interface Write {
  item: TransactItem;
  refused: (stored: Record<string, unknown> | undefined) => 'stale' | DomainError;
}

export const staleWhenRefused = (): 'stale' => 'stale';
