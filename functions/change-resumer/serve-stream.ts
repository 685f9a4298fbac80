import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { changeIdSchema } from '../../shared/domain/administrator-change.ts';
import { logger } from '../../shared/observability/logger.ts';
import { type ResumerDependencies, resumeChange } from './resume-change.ts';

const textSchema = z.object({ S: z.string() });
const imageSchema = z.object({
  id: z.object({ S: changeIdSchema }),
  state: z.object({ M: z.object({ status: textSchema }) }),
});

const statusIn = (image: unknown): string | undefined => imageSchema.safeParse(image).data?.state.M.status.S;

/** A request was made or has moved to another status; a reminder or a letter changes nothing for the workflow. */
const isMove = ({ eventName, dynamodb }: DynamoDBRecord): boolean =>
  eventName === 'INSERT' ||
  (eventName === 'MODIFY' && statusIn(dynamodb?.OldImage) !== statusIn(dynamodb?.NewImage));

/** Each record by itself; from the first that fails on, they come again. */
export const serveStream =
  (dependencies: ResumerDependencies) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      const { SequenceNumber: itemIdentifier = '', NewImage } = record.dynamodb ?? {};
      try {
        if (isMove(record)) await resumeChange(dependencies, imageSchema.parse(NewImage).id.S);
      } catch (error) {
        const cause = error instanceof Error ? error : new Error('not an error');
        logger.error('workflow not resumed', { sequenceNumber: itemIdentifier, error: cause });
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
