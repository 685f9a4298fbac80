import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Event, eventSchema } from '../domain/events.ts';

/** Lambda's type of an attribute and the SDK's say the same of the same JSON in other words. */
const imageSchema = z.record(z.string(), z.custom<AttributeValue>());

/** The event that a record of the table's stream says was stored. @throws ZodError for a record of anything else */
export const storedEvent = ({ dynamodb }: DynamoDBRecord): Event =>
  eventSchema.parse(unmarshall(imageSchema.parse(dynamodb?.NewImage)));
