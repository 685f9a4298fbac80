import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';

/**
 * Prints the key of a record that a consumer could not take, and appends the whole record to the file at `path`, if
 * there is one.
 */
export const createDeadLetterLog =
  (path: string | undefined) =>
  (consumer: string, record: DynamoDBRecord): void => {
    const { PK, SK } = record.dynamodb?.Keys ?? {};
    console.error(`dead letter of ${consumer}: ${PK?.S} ${SK?.S}`);
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${JSON.stringify({ consumer, record })}\n`);
  };
