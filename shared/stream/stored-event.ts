import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Event, eventSchema } from '../domain/events.ts';

/** Lambda's and the SDK's types of an attribute describe the same JSON in different words. */
const imageSchema = z.record(z.string(), z.custom<AttributeValue>());

/** The event that a record of the table's stream stored. @throws ZodError for any other record */
export const storedEvent = ({ dynamodb }: DynamoDBRecord): Event =>
  eventSchema.parse(unmarshall(imageSchema.parse(dynamodb?.NewImage)));
