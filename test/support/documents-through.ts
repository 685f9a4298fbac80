import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../shared/table/table.ts';

/** A document client each of whose commands goes to `send` alone. */
export const documentsThrough = (send: (command: never) => Promise<unknown>): Table['documents'] =>
  Object.assign(Object.create(DynamoDBDocument.prototype), { send });
